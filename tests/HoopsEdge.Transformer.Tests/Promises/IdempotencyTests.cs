using HoopsEdge.Lakehouse.State;
using HoopsEdge.Transformer.Tests.Lake;

namespace HoopsEdge.Transformer.Tests.Promises;

/// <summary>Promise 5: whatever is delivered again, late or together, the lake ends up the same.</summary>
public sealed class IdempotencyTests : IDisposable
{
    private static readonly DateOnly Day = new(2025, 11, 5);
    private static readonly Question Window = Question.Games(Day, Day.AddDays(9));
    private readonly TestLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [Fact]
    public async Task The_same_landing_again_changes_no_byte_and_announces_no_silver_change()
    {
        var landed = await _lake.TakeAsync(Window, 1, Row.Game(1, Row.At(11, 5, 18)), Row.Game(2, Row.At(11, 6, 18)));
        var before = await _lake.BytesAsync("bronze", "silver");
        _lake.Process.Published.Clear();

        await _lake.Process.TransformAsync(landed);

        (await _lake.BytesAsync("bronze", "silver")).ShouldBe(before);
        _lake.Process.Published.ShouldAllBe(change => change.Layer == "bronze");
    }

    [Fact]
    public async Task The_same_landing_many_times_in_one_batch_is_one_landing()
    {
        var landed = await _lake.LandAsync(Window, 1, [.. ManyGames(400)]);

        (await _lake.Process.TransformAsync([.. Enumerable.Repeat(landed, 8)])).ShouldBeEmpty();

        (await _lake.SilverAsync("fct_games", "count(*)")).ShouldBe(["400"]);
        (await _lake.KeysAsync("bronze/")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_older_landing_after_a_newer_one_changes_nothing()
    {
        var older = await _lake.LandAsync(Window, 1, Row.Game(1, Row.At(11, 5, 18)), Row.Game(2, Row.At(11, 6, 18)));
        await _lake.TakeAsync(Window, 2, Row.Game(2, Row.At(11, 7, 18)));

        await _lake.Process.TransformAsync(older);

        (await GamesAsync()).ShouldBe(["2|2025-11-07"]);
        (await _lake.BronzeAsync("games", "id")).ShouldBe(["1", "2", "2"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_older_landing_does_not_come_back_after_an_answer_without_rows(bool olderWasThereBefore)
    {
        var older = await _lake.LandAsync(Window, 1, Row.Game(1, Row.At(11, 5, 18)));
        if (olderWasThereBefore)
        {
            await _lake.Process.TransformAsync(older);
        }

        await _lake.TakeAsync(Window, 2);

        await _lake.Process.TransformAsync(older);

        (await GamesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_older_landing_does_not_come_back_in_a_season_that_the_newer_one_left()
    {
        var question = Question.Snapshot("ratings_srs");
        var older = await _lake.TakeAsync(question, 1, Rating(2025), Rating(2026));
        await _lake.TakeAsync(question, 2, Rating(2026));

        await _lake.Process.TransformAsync(older);

        (await _lake.SilverAsync("fct_ratings_srs", "season")).ShouldBe(["2026"]);
    }

    [Fact]
    public async Task Of_two_versions_in_one_batch_the_newer_one_counts_and_both_are_in_bronze()
    {
        var older = await _lake.LandAsync(Window, 1, Row.Game(1, Row.At(11, 5, 18)));
        var newer = await _lake.LandAsync(Window, 2, Row.Game(1, Row.At(11, 8, 18)));

        await _lake.Process.TransformAsync(newer, older);

        (await GamesAsync()).ShouldBe(["1|2025-11-08"]);
        (await _lake.BronzeAsync("games", "startDate")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Content_that_came_back_on_the_same_day_keeps_its_newest_ingestion_whatever_comes_late()
    {
        var first = await _lake.TakeAsync(Window, 1, Row.Game(1, Row.At(11, 5, 18)));
        await _lake.TakeAsync(Window, 2, Row.Game(1, Row.At(11, 8, 18)));
        await _lake.TakeAsync(Window, 3, Row.Game(1, Row.At(11, 5, 18)));
        var before = await _lake.BytesAsync("bronze", "silver");

        await _lake.Process.TransformAsync(first);

        (await _lake.BytesAsync("bronze", "silver")).ShouldBe(before);
        (await _lake.SilverAsync("fct_games", "_ingested_at")).ShouldBe(["2025-12-01T10:03:00"]);
    }

    [Fact]
    public async Task Content_that_came_back_stands_when_all_its_versions_are_in_one_batch()
    {
        const int nextDay = 24 * 60;
        var first = await _lake.LandAsync(Window, 1, [.. ManyGames(300)]);
        var second = await _lake.LandAsync(Window, 2, Row.Game(1, Row.At(11, 8, 18)));
        var third = await _lake.LandAsync(Window, 3, [.. ManyGames(300)]);
        var fourth = await _lake.LandAsync(Window, nextDay, [.. ManyGames(300)]);

        (await _lake.Process.TransformAsync(first, second, third, fourth)).ShouldBeEmpty();

        (await _lake.SilverAsync("fct_games", "count(*), max(_ingested_at)")).ShouldBe(["300|2025-12-02T10:00:00"]);
        (await _lake.BronzeAsync("games", "distinct _ingested_at")).ShouldBe([
            "2025-12-01T10:02:00",
            "2025-12-01T10:03:00",
            "2025-12-02T10:00:00",
        ]);
    }

    [Fact]
    public async Task A_landing_that_overtakes_its_checkpoint_is_noted_there()
    {
        await _lake.PlanAsync(Window);
        var landed = await _lake.PutRawAsync(Window, 1, Row.Game(1, Row.At(11, 5, 18)));

        await _lake.Process.TransformAsync(landed);

        var noted = await _lake.Checkpoints.FindAsync("games", Window.FetchId, TestContext.Current.CancellationToken);
        noted.ShouldNotBeNull();
        noted.Status.ShouldBe(FetchStatus.Transformed);
        noted.InSilver.ShouldBeTrue();
        noted.ContentHash.ShouldBe(landed.ContentHash);
        noted.IngestedAt.ShouldBe(landed.IngestedAt);
        noted.Partitions.ShouldBe(["fct_games/season=2026/date=2025-11-05"]);
    }

    [Fact]
    public async Task A_late_older_landing_does_not_say_that_the_newer_content_is_in_silver()
    {
        var older = await _lake.LandAsync(Window, 1, Row.Game(1, Row.At(11, 5, 18)));
        await _lake.LandAsync(Window, 2, Row.Game(2, Row.At(11, 6, 18)));

        await _lake.Process.TransformAsync(older);

        var noted = await _lake.Checkpoints.FindAsync("games", Window.FetchId, TestContext.Current.CancellationToken);
        noted.ShouldNotBeNull().InSilver.ShouldBeFalse();
        noted.Status.ShouldBe(FetchStatus.Landed);
    }

    private Task<List<string>> GamesAsync() => _lake.SilverAsync("fct_games", "game_id, game_date");

    private static IEnumerable<Row> ManyGames(int count) =>
        Enumerable.Range(1, count).Select(id => Row.Game(id, Row.At(11, 5, 18)));

    private static Row Rating(int season) =>
        new()
        {
            ["season"] = season,
            ["teamId"] = 1,
            ["rating"] = 3.5,
        };
}
