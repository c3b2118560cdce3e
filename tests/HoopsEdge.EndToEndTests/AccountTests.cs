using HoopsEdge.EndToEndTests.Support;

namespace HoopsEdge.EndToEndTests;

/// <summary>Keys, tiers and the month's calls.</summary>
public sealed class AccountTests(UndisturbedSeason season)
{
    private const int Quota = 20;

    /// <summary>More calls than the quota and fewer than two months' worth of it.</summary>
    private static readonly string[] Some =
    [
        "--endpoints",
        "conferences,venues,teams,games,games_media,games_teams,lines",
    ];

    [Fact]
    public async Task A_plan_that_the_month_cannot_pay_for_is_refused_before_the_first_call()
    {
        await using var league = await DisturbedLeague.StartAsync(UndisturbedSeason.League with { Quota = Quota });

        var refused = (await league.BackfillAsync()).ShouldExitWith(2);

        OneLine(refused.Error).ShouldContain("20 are left this month");
        league.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_run_out_of_calls_waits_says_so_and_goes_on_after_the_reset()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT");
        await using var league = await DisturbedLeague.StartAsync(UndisturbedSeason.League with { Quota = Quota });

        using var process = league.StartBackfill([.. Some, "--force"]);
        var isSuspended = () => process.Output.Contains("suspended_until=", StringComparison.Ordinal);
        (await Patiently.UntilAsync(process, isSuspended)).ShouldBeTrue($"{process.Output}\n{process.Error}");
        process.Error.ShouldContain("going on because of --force");
        await process.InterruptAsync();
        (await process.EndAsync()).ShouldExitWith(130);
        league.Answers(200).ShouldBe(Quota);
        league.Workspace.DeadLetters.ShouldBeEmpty();

        league.Server.Clock.Advance(TimeSpan.FromDays(31));
        (await league.BackfillAsync(Some)).ShouldExitWith(0);

        string[] tables =
        [
            "dim_conferences",
            "dim_venues",
            "dim_teams",
            "fct_games",
            "fct_game_media",
            "fct_game_teams",
            "fct_lines",
        ];
        (await league.Workspace.Silver.DifferencesFromAsync(season.Workspace.Silver, tables)).ShouldBeEmpty();
        league.Answers(200).ShouldBeInRange(Quota + 1, 2 * Quota);
    }

    [Fact]
    public async Task A_wrong_key_ends_the_run_with_one_clear_line()
    {
        await using var league = await DisturbedLeague.StartAsync(key: "wrong");

        var stopped = (await league.BackfillAsync()).ShouldExitWith(2);

        stopped
            .Output.TrimEnd()
            .Split('\n')[^1]
            .ShouldBe("""the API refuses the key: HTTP 401: {"message":"Unauthorized"}""");
        stopped.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2, stopped.Output);
        OneLine(stopped.Error).ShouldContain("the API refuses the key");
        league.Answers(401).ShouldBe((int)league.Calls);
    }

    [Fact]
    public async Task A_missing_key_is_said_before_anything_is_asked()
    {
        await using var league = await DisturbedLeague.StartAsync(key: null);

        var refused = (await league.BackfillAsync()).ShouldExitWith(2);

        OneLine(refused.Error).ShouldContain("CBBD_API_KEY");
        league.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Endpoints_of_a_paid_tier_are_recorded_as_not_entitled()
    {
        await using var league = await DisturbedLeague.StartAsync(UndisturbedSeason.League with { Tier = 0 });

        (await league.BackfillAsync("--endpoints", "scoreboard,stats_team_leaderboard,conferences")).ShouldExitWith(0);

        var endpoints = league.Workspace.Summary.Endpoints;
        endpoints["scoreboard"].NotEntitled.ShouldBe(1);
        endpoints["stats_team_leaderboard"].NotEntitled.ShouldBe(1);
        endpoints["conferences"].Landed.ShouldBe(1);
        league.Workspace.DeadLetters.ShouldBeEmpty();
        (
            await league.Workspace.Silver.DifferencesFromAsync(season.Workspace.Silver, "dim_conferences")
        ).ShouldBeEmpty();
    }

    private static string OneLine(string error) =>
        error
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ShouldHaveSingleItem();
}
