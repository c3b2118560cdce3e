using HoopsEdge.Lakehouse.State;
using HoopsEdge.Transformer.Tests.Lake;

namespace HoopsEdge.Transformer.Tests.Promises;

/// <summary>Promises 7 and 8: raw/ is enough to make the lake again, and every row leads back to it.</summary>
public sealed class RebuildTests : IDisposable
{
    private const string BronzeColumns = "id, startDate, _extra, _fetch_id, _ingested_at, _raw_key";
    private static readonly DateOnly Day = new(2025, 11, 5);
    private static readonly Question Early = Question.Games(Day, Day.AddDays(9));
    private static readonly Question Late = Question.Games(Day.AddDays(10), Day.AddDays(19));
    private readonly TestLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [Fact]
    public async Task Raw_alone_gives_the_same_bronze_rows_and_the_same_silver_bytes()
    {
        await FillAsync();
        var bronze = await _lake.BronzeAsync("games", BronzeColumns);
        var silver = await _lake.BytesAsync("silver");
        _lake.LoseAllButRaw();

        var report = await _lake.RebuildAsync();

        (await _lake.BytesAsync("silver")).ShouldBe(silver);
        (await _lake.BronzeAsync("games", BronzeColumns)).ShouldBe(bronze);
        report.Skipped.ShouldBeEmpty();
        report.Answers.ShouldBe(8);
    }

    [Fact]
    public async Task A_rebuild_of_a_whole_lake_changes_nothing()
    {
        await FillAsync();
        var before = await _lake.BytesAsync("raw", "bronze", "silver");

        var report = await _lake.RebuildAsync();

        (await _lake.BytesAsync("raw", "bronze", "silver")).ShouldBe(before);
        report.ChangedPartitions.ShouldBe(0);
        report.RemovedObjects.ShouldBe(0);
    }

    [Fact]
    public async Task A_rebuild_removes_what_no_answer_stands_behind_and_mends_what_was_damaged()
    {
        await FillAsync();
        var before = await _lake.BytesAsync("bronze", "silver");
        var partition = Path.Combine(_lake.Folder, (await _lake.KeysAsync("silver/fct_games/"))[0]);
        var strange = Path.Combine(_lake.Folder, "silver/fct_games/season=1999/date=1999-01-01/part-00000.parquet");
        Directory.CreateDirectory(Path.GetDirectoryName(strange)!);
        File.Copy(partition, strange);
        await File.WriteAllTextAsync(partition, "damaged", TestContext.Current.CancellationToken);

        var report = await _lake.RebuildAsync();

        (await _lake.BytesAsync("bronze", "silver")).ShouldBe(before);
        report.ChangedPartitions.ShouldBe(1);
        report.RemovedObjects.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_does_not_fit_its_contract_is_not_taken_in()
    {
        await _lake.TakeAsync(Early, 1, Row.Game(1, Row.At(11, 5, 18)));
        await _lake.PutRawAsync(Early, 2, Row.Game(1, Row.At(11, 5, 18)).With("attendance", "many"));
        var before = await _lake.BytesAsync("bronze", "silver");
        _lake.LoseAllButRaw();

        var report = await _lake.RebuildAsync();

        report.Answers.ShouldBe(1);
        (await _lake.BytesAsync("bronze", "silver")).ShouldBe(before);
    }

    [Fact]
    public async Task An_answer_that_became_empty_stays_empty()
    {
        await _lake.TakeAsync(Early, 1, Row.Game(1, Row.At(11, 5, 18)));
        await _lake.TakeAsync(Early, 2);
        _lake.LoseAllButRaw();

        await _lake.RebuildAsync();

        (await _lake.KeysAsync("silver/")).ShouldBeEmpty();
        (await _lake.BronzeAsync("games", "id")).ShouldBe(["1"]);
        var noted = await _lake.Checkpoints.FindAsync("games", Early.FetchId, TestContext.Current.CancellationToken);
        noted.ShouldNotBeNull().Status.ShouldBe(FetchStatus.Empty);
    }

    [Fact]
    public async Task Checkpoints_come_back_so_that_an_unchanged_answer_is_known_again()
    {
        var landed = await _lake.TakeAsync(Early, 1, Row.Game(1, Row.At(11, 5, 18)));
        _lake.LoseAllButRaw();

        await _lake.RebuildAsync();

        var noted = await _lake.Checkpoints.FindAsync("games", Early.FetchId, TestContext.Current.CancellationToken);
        noted.ShouldNotBeNull();
        noted.ContentHash.ShouldBe(landed.ContentHash);
        noted.IngestedAt.ShouldBe(landed.IngestedAt);
        noted.RawKeys.ShouldBe(landed.RawKeys);
        noted.Parameters.ShouldBe(Early.Request.Parameters);
        noted.InSilver.ShouldBeTrue();
    }

    [Fact]
    public async Task Work_goes_on_after_a_rebuild_as_if_nothing_had_happened()
    {
        await FillAsync();
        using var undisturbed = new TestLake(_lake);
        await undisturbed.TakeAsync(Late, 50, Row.Game(4, Row.At(11, 16, 18)));
        _lake.LoseAllButRaw();
        await _lake.RebuildAsync();

        await _lake.TakeAsync(Late, 50, Row.Game(4, Row.At(11, 16, 18)));

        (await _lake.BytesAsync("bronze", "silver")).ShouldBe(await undisturbed.BytesAsync("bronze", "silver"));
    }

    [Fact]
    public async Task Every_silver_row_leads_to_the_raw_object_that_has_it()
    {
        var first = await _lake.TakeAsync(Early, 1, Row.Game(1, Row.At(11, 5, 18)));
        await _lake.TakeAsync(Late, 2, Row.Game(2, Row.At(11, 16, 18)));

        var row = (await _lake.SilverAsync("fct_games", "game_id, _fetch_id, _ingested_at"))[0].Split('|');
        row.ShouldBe(["1", first.FetchId, "2025-12-01T10:01:00"]);
        var bronze = await _lake.BronzeAsync("games", "_fetch_id, _ingested_at, _raw_key");
        var key = bronze.Select(line => line.Split('|')).Single(line => line[0] == row[1] && line[1] == row[2])[2];
        key.ShouldBe(first.RawKeys.Single());
        (await BodyAsync(key)).ShouldContain("\"id\":1,");
    }

    /// <summary>Windows that share a game, a moved game, a vanished one, an unknown field, an emptied answer, content that
    /// came back.</summary>
    private async Task FillAsync()
    {
        await _lake.TakeAsync(Early, 1, Row.Game(1, Row.At(11, 5, 18)), Row.Game(2, Row.At(11, 6, 18)));
        await _lake.TakeAsync(Late, 2, Row.Game(3, Row.At(11, 16, 18)), Row.Game(1, Row.At(11, 15, 18)));
        await _lake.TakeAsync(Early, 3, Row.Game(2, Row.At(11, 7, 18)).With("mood", "good"));
        await _lake.TakeAsync(Late, 4, Row.Game(3, Row.At(11, 16, 18)));
        await _lake.TakeAsync(Question.PlaysOn(Day), 5, Row.Play(1, 1, Row.At(11, 5, 18)));
        await _lake.TakeAsync(Question.PlaysOn(Day), 6);
        await _lake.TakeAsync(Question.PlaysOn(Day), 24 * 60, Row.Play(1, 1, Row.At(11, 5, 18)));
        await _lake.TakeAsync(Question.Snapshot("conferences"), 7, new Row { ["id"] = 1, ["name"] = "Big" });
    }

    private async Task<string> BodyAsync(string key)
    {
        await using var raw = await _lake.Store.OpenReadAsync(key, TestContext.Current.CancellationToken);
        await using var body = new System.IO.Compression.GZipStream(
            raw.ShouldNotBeNull(),
            System.IO.Compression.CompressionMode.Decompress
        );
        using var reader = new StreamReader(body);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
