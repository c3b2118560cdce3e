using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Transformer.Tables;
using HoopsEdge.Transformer.Tests.Lake;

namespace HoopsEdge.Transformer.Tests.Promises;

/// <summary>Promise 1: types come from the contract, never from data.</summary>
public sealed class ExplicitTypesTests : IDisposable
{
    private static readonly DateOnly Day = new(2025, 11, 5);
    private readonly TestLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [Fact]
    public async Task Every_silver_file_has_the_declared_columns_even_where_a_column_is_all_null()
    {
        await _lake.TakeAsync(
            Question.Games(Day, Day.AddDays(9)),
            1,
            Row.Game(1, Row.At(11, 5, 18)).With("excitement", 4).With("homePeriodPoints", new[] { 30, 40 }),
            Row.Game(2, Row.At(11, 9, 18))
        );

        var declared = (await SqlTables.DescribeAsync(TestContext.Current.CancellationToken))
            .Single(table => table is { Layer: "silver", Name: "fct_games" })
            .Columns.Select(column => $"{column.Name} {column.Type}");
        var files = await _lake.KeysAsync("silver/fct_games/");
        files.Count.ShouldBe(2);
        foreach (var file in files)
        {
            (await DescribeAsync(file)).ShouldBe(declared);
        }
    }

    [Fact]
    public async Task A_whole_number_in_a_column_of_doubles_is_a_double_in_every_file()
    {
        await _lake.TakeAsync(Question.Window("lines", Day, Day), 1, GameWithSpread(1, -7));
        await _lake.TakeAsync(Question.Window("lines", Day.AddDays(1), Day.AddDays(1)), 2, GameWithSpread(2, -3.5));

        (await _lake.SilverAsync("fct_lines", "game_id, typeof(spread), spread")).ShouldBe([
            "1|DOUBLE|-7",
            "2|DOUBLE|-3.5",
        ]);
        (await _lake.BronzeAsync("lines", "typeof(lines[1].spread)")).ShouldBe(["DOUBLE", "DOUBLE"]);
    }

    [Fact]
    public async Task Digits_in_a_column_of_text_stay_text()
    {
        await _lake.TakeAsync(
            Question.Games(Day, Day),
            1,
            Row.Game(1, Row.At(11, 5, 18)).With("sourceId", "007").With("gameNotes", "2025-11-05")
        );

        (await _lake.SilverAsync("fct_games", "source_id, game_notes")).ShouldBe(["007|2025-11-05"]);
        (await _lake.BronzeAsync("games", "typeof(sourceId), typeof(gameNotes)")).ShouldBe(["VARCHAR|VARCHAR"]);
    }

    [Fact]
    public async Task An_unknown_field_is_kept_in_bronze_and_leaves_silver_as_declared()
    {
        var before = await new[] { Row.Game(1, Row.At(11, 5, 18)) }.SilverOfAsync();

        await _lake.TakeAsync(
            Question.Games(Day, Day),
            1,
            Row.Game(1, Row.At(11, 5, 18)).With("crowdNoise", 97.5),
            Row.Game(2, Row.At(11, 5, 19))
        );

        (await _lake.BronzeAsync("games", "id, _extra->>'crowdNoise'")).ShouldBe(["1|97.5", "2|null"]);
        (await DescribeAsync((await _lake.KeysAsync("silver/fct_games/"))[0])).ShouldBe(before);
    }

    [Fact]
    public async Task An_answer_without_a_needed_key_is_refused_and_disturbs_no_other()
    {
        var good = await _lake.LandAsync(Question.Games(Day, Day), 1, Row.Game(1, Row.At(11, 5, 18)));
        var bad = await _lake.LandAsync(
            Question.Games(Day.AddDays(1), Day.AddDays(1)),
            2,
            Row.Game(2, Row.At(11, 6, 18)).With("startDate", null)
        );

        var refused = await _lake.Process.TransformAsync(good, bad);

        refused.Single().Landed.ShouldBe(bad);
        refused.Single().Reason.ShouldContain("fct_games");
        (await _lake.SilverAsync("fct_games", "game_id")).ShouldBe(["1"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Many_threads_leave_each_reader_memory_enough(int answers)
    {
        using var process = new LakeProcess(_lake.Folder, threads: 16);
        var batch = new List<RawLanded>();
        for (var day = 0; day < answers; day++)
        {
            var question = Question.Games(Day.AddDays(day), Day.AddDays(day));
            batch.Add(await _lake.LandAsync(question, 1, Row.Game(day, Row.At(11, 5 + day, 18))));
        }

        (await process.TransformAsync([.. batch])).ShouldBeEmpty();
    }

    private static Row GameWithSpread(int id, double spread) =>
        new()
        {
            ["gameId"] = id,
            ["season"] = 2026,
            ["startDate"] = Row.At(11, 4 + id, 18),
            ["lines"] = new[]
            {
                new Row { ["provider"] = "Book", ["spread"] = spread },
            },
        };

    private Task<List<string>> DescribeAsync(string key) => Columns.OfFileAsync(Path.Combine(_lake.Folder, key));
}

internal static class Columns
{
    /// <summary>Columns of the silver file that these games make.</summary>
    public static async Task<List<string>> SilverOfAsync(this Row[] games)
    {
        using var lake = new TestLake();
        await lake.TakeAsync(Question.Games(new DateOnly(2025, 11, 5), new DateOnly(2025, 11, 5)), 1, games);
        return await OfFileAsync(Path.Combine(lake.Folder, (await lake.KeysAsync("silver/fct_games/"))[0]));
    }

    public static async Task<List<string>> OfFileAsync(string path)
    {
        using var session = new DuckSession(new TransformOptions());
        return await session.QueryAsync(
            $"describe select * from read_parquet({Sql.Text(path)}, hive_partitioning = false)",
            row => $"{row.GetString(0)} {row.GetString(1)}",
            TestContext.Current.CancellationToken
        );
    }
}
