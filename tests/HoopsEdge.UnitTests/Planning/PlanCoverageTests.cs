using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Planning;

public sealed class PlanCoverageTests : IDisposable
{
    private readonly TestLake _lake = new();

    [Theory]
    [InlineData(RunMode.Backfill, false)]
    [InlineData(RunMode.Backfill, true)]
    [InlineData(RunMode.Incremental, false)]
    [InlineData(RunMode.Incremental, true)]
    [InlineData(RunMode.GapFill, false)]
    [InlineData(RunMode.GapFill, true)]
    public async Task Every_endpoint_has_fetches_an_estimate_or_a_reason(RunMode mode, bool hasGames)
    {
        if (hasGames)
        {
            await _lake.WriteGamesAsync(new Game(1, "2026-01-14T00:00Z"), new Game(2, "2025-12-01T00:00Z"));
        }

        var plan = await _lake.PlanAsync(mode, new Season(2026));
        plan.Endpoints.Select(line => line.Endpoint).ShouldBe(EndpointContracts.All.Keys);
        plan.Endpoints.ShouldAllBe(line => line.Calls > 0 || line.Note.Length > 0);
        plan.Endpoints.ShouldAllBe(line => line.EstimatedCalls == 0 || line.Note.Length > 0);
    }

    [Fact]
    public async Task A_backfill_of_an_empty_lake_asks_or_expects_to_ask_all_that_nothing_else_covers()
    {
        var plan = await _lake.BackfillAsync(2025);
        var silent = plan
            .Endpoints.Where(line => line.Calls == 0)
            .ToDictionary(line => line.Endpoint, line => line.Note);
        silent.Keys.ShouldBe([
            "lineups_game",
            "plays_game",
            "plays_player",
            "plays_team",
            "plays_tournament",
            "substitutions_game",
            "substitutions_player",
        ]);
        silent["lineups_game"].ShouldBe("on request: costs a call a game (plan: always to include it)");
        silent["plays_team"].ShouldBe("on request: plays_date covers the same rows");
        silent["substitutions_game"].ShouldBe("incremental runs only: substitutions_team covers the same rows");
    }

    [Fact]
    public async Task Games_are_asked_for_first_since_most_of_the_rest_is_planned_from_them()
    {
        var plan = await _lake.BackfillAsync(2025);
        var order = plan.Fetches.Select(fetch => fetch.Request.Contract.Name).Distinct().ToArray();
        order[0].ShouldBe(EndpointContracts.Games);
        order.Length.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task A_plan_sums_its_calls_and_says_when_they_are_an_estimate()
    {
        var empty = await _lake.BackfillAsync(2025);
        empty.IsEstimate.ShouldBeTrue();
        empty.Calls.ShouldBe(
            empty.Endpoints.Sum(line => line.EstimatedCalls) + empty.Fetches.Sum(fetch => fetch.Calls)
        );
        (await _lake.BackfillAsync(2025, "venues", "games")).IsEstimate.ShouldBeFalse();
    }

    [Fact]
    public async Task A_skipped_endpoint_is_never_planned_not_even_when_named()
    {
        _lake.Options.SkipEndpoints.Add("venues");
        foreach (var plan in new[] { await _lake.BackfillAsync(2025), await _lake.BackfillAsync(2025, "venues") })
        {
            plan.Line("venues").Calls.ShouldBe(0);
            plan.Line("venues").Note.ShouldBe("in skip_endpoints");
        }
    }

    [Fact]
    public async Task Endpoints_that_are_named_are_planned_and_no_others_also_those_on_request()
    {
        await _lake.WriteGamesAsync(new Game(1, "2025-01-14T00:00Z"));
        var plan = await _lake.BackfillAsync(2025, "lineups_game", "plays_game");
        plan.Games("lineups_game").ShouldBe([1]);
        plan.Games("plays_game").ShouldBe([1]);
        plan.Fetches.Count().ShouldBe(2);
        plan.Line("games").Note.ShouldBe("not named with --endpoints");
    }

    [Fact]
    public async Task An_unknown_endpoint_is_refused_with_the_known_ones()
    {
        var refusal = await Should.ThrowAsync<ArgumentException>(() => _lake.BackfillAsync(2025, "arenas"));
        refusal.Message.ShouldStartWith("there is no endpoint 'arenas' (known: conferences, ");
    }

    [Fact]
    public async Task A_backfill_without_seasons_takes_the_configured_ones()
    {
        _lake.Options.Seasons.Start = 2024;
        var plan = await _lake.PlanAsync(RunMode.Backfill, null, "rankings");
        plan.Uris("rankings").ShouldBe(["rankings?season=2024", "rankings?season=2025", "rankings?season=2026"]);
    }

    [Fact]
    public async Task An_incremental_run_without_seasons_takes_the_current_one()
    {
        (await _lake.IncrementalAsync("rankings")).Uris("rankings").ShouldBe(["rankings?season=2026"]);
        _lake.Time.SetUtcNow(new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero));
        (await _lake.IncrementalAsync("rankings")).Uris("rankings").ShouldBe(["rankings?season=2027"]);
    }

    public void Dispose() => _lake.Dispose();
}
