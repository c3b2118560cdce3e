using HoopsEdge.ApiSimulator.Tests.Support;

namespace HoopsEdge.ApiSimulator.Tests;

public sealed class DeterminismTests(SmallLeague league)
{
    private static readonly string[] Paths =
    [
        "/games?season=2026",
        "/rankings?season=2026",
        "/teams",
        "/stats/player/season?season=2026",
        "/lines?season=2026&startDateRange=2026-02-01",
    ];

    [Fact]
    public async Task The_same_seed_gives_the_same_rows_whatever_seasons_are_served()
    {
        await using var other = await Api.StartAsync(SmallLeague.Options with { FirstSeason = 2026 });

        foreach (var path in Paths)
            Sorted(await other.RowsAsync(path)).ShouldBe(Sorted(await league.Api.RowsAsync(path)), path);
    }

    [Fact]
    public async Task Another_seed_gives_another_league()
    {
        await using var other = await Api.StartAsync(SmallLeague.Options with { Seed = 2 });

        foreach (var path in Paths)
            Sorted(await other.RowsAsync(path)).ShouldNotBe(Sorted(await league.Api.RowsAsync(path)), path);
    }

    [Fact]
    public async Task Rows_without_an_order_come_in_another_order_each_time()
    {
        var first = await league.Api.TextAsync("/plays/date?date=2026-01-10");
        var second = await league.Api.TextAsync("/plays/date?date=2026-01-10");

        second.ShouldNotBe(first);
        second.Length.ShouldBe(first.Length);
    }

    [Fact]
    public async Task Rows_keep_one_order_when_asked_to()
    {
        await using var stable = await Api.StartAsync(SmallLeague.Options with { UnstableOrder = false });

        foreach (var path in Paths.Append("/plays/date?date=2026-01-10"))
            (await stable.TextAsync(path)).ShouldBe(await stable.TextAsync(path));
    }

    private static string[] Sorted(IEnumerable<System.Text.Json.JsonElement> rows) =>
        [.. rows.Select(row => row.GetRawText()).Order(StringComparer.Ordinal)];
}
