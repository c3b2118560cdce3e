using HoopsEdge.EndToEndTests.Support;

namespace HoopsEdge.EndToEndTests;

public sealed class BackfillTests(UndisturbedSeason season)
{
    private readonly Workspace _workspace = season.Workspace;

    [Fact]
    public void A_backfill_makes_the_calls_it_counts_and_no_more_than_the_plan()
    {
        season.Summary.Outcome.ShouldBe("completed");
        season.Summary.Total.Calls.ShouldBe((int)season.Calls);
        season.Summary.Total.Calls.ShouldBeLessThanOrEqualTo(season.PlannedCalls);
        season.Summary.Total.Planned.ShouldBeGreaterThan(180);
        season.Summary.Total.Open.ShouldBe(0);
    }

    [Fact]
    public async Task Every_day_with_a_game_and_every_team_is_asked_for_once()
    {
        var days = await _workspace.Silver.ValuesAsync("fct_games", "cast(start_at as date)");
        var planned = season.Summary.Endpoints;

        planned["plays_date"].Planned.ShouldBe(days.Distinct().Count());
        planned["lineups_team"].Planned.ShouldBe(UndisturbedSeason.League.Teams);
        planned["substitutions_team"].Planned.ShouldBe(UndisturbedSeason.League.Teams);
    }

    [Fact]
    public void Every_row_of_every_answer_is_counted()
    {
        season.Summary.Total.Rows.ShouldBe(season.Served.RowsServed);
        season.Summary.Endpoints.Values.Count(endpoint => endpoint.Rows > 0).ShouldBeGreaterThan(25);
    }

    [Fact]
    public async Task A_second_backfill_makes_no_call_and_changes_no_byte()
    {
        var before = _workspace.Fingerprint("silver");
        var calls = season.Server.Stats.TotalRequests;

        (await _workspace.PlanCallsAsync("backfill", "--seasons", UndisturbedSeason.Season)).ShouldBe(0);
        var second = await _workspace.RunAsync("backfill", "--seasons", UndisturbedSeason.Season);

        second.ShouldExitWith(0).Output.ShouldContain("Nothing is due: no call was made.");
        season.Server.Stats.TotalRequests.ShouldBe(calls);
        before.ShouldNotBeEmpty();
        _workspace.Fingerprint("silver").ShouldBe(before);
    }

    [Fact]
    public async Task The_lake_passes_validation()
    {
        var validation = await _workspace.RunAsync("validate");

        validation.ShouldExitWith(0).Output.ShouldContain("The lake is valid");
    }

    [Fact]
    public async Task An_incremental_run_makes_no_more_calls_than_its_plan_and_changes_no_row()
    {
        var before = _workspace.Fingerprint("silver");
        var planned = await _workspace.PlanCallsAsync("incremental");
        var calls = season.Server.Stats.TotalRequests;

        var run = await _workspace.RunAsync("incremental", "--json");

        run.ShouldExitWith(0);
        planned.ShouldBeGreaterThan(0);
        (season.Server.Stats.TotalRequests - calls).ShouldBeInRange(1, planned);
        _workspace.Fingerprint("silver").ShouldBe(before);
    }
}
