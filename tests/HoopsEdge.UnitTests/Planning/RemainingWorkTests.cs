using CsCheck;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Planning;

/// <summary>plan(backfill) after any part of the work is the rest of the work.</summary>
public sealed class RemainingWorkTests : IDisposable
{
    private static readonly string[] OfEveryKind =
    [
        "games",
        "lineups_game",
        "lineups_team",
        "plays_date",
        "plays_tournament",
        "rankings",
        "stats_team_shooting_season",
        "venues",
    ];

    private readonly TestLake _lake = new();

    [Theory]
    [InlineData(2025)]
    [InlineData(2026)]
    public async Task Answered_scopes_are_gone_from_the_plan_and_all_others_are_still_there(int season)
    {
        await WriteSeasonAsync(season);
        var whole = (await _lake.BackfillAsync(season, OfEveryKind)).Fetches.ToArray();
        whole.Select(fetch => fetch.Request.Contract.Name).Distinct().ShouldBe(OfEveryKind);
        await Gen
            .Bool.Array[whole.Length]
            .SampleAsync(
                async done =>
                {
                    _lake.ForgetState();
                    await _lake.AnswerAsync(whole.Where((_, index) => done[index]));
                    var rest = await _lake.BackfillAsync(season, OfEveryKind);
                    rest.Ids()
                        .ShouldBe(
                            whole.Where((_, index) => !done[index]).Select(fetch => fetch.Request.FetchId),
                            ignoreOrder: true
                        );
                },
                seed: "0000PvCqZm41",
                iter: 8,
                threads: 1
            );
    }

    [Fact]
    public async Task Fetches_that_the_run_has_tried_are_not_planned_again()
    {
        await WriteSeasonAsync(2025);
        var request = new Scheduler.Planning.RunRequest
        {
            Mode = Scheduler.Planning.RunMode.Backfill,
            From = new Lakehouse.Tables.Season(2025),
            Endpoints = OfEveryKind,
        };
        var whole = await _lake.PlanAsync(request);
        var tried = whole.Fetches.Where((_, index) => index % 3 == 0).ToArray();
        var rest = await _lake.PlanAsync(request, tried);
        rest.Ids().ShouldBe(whole.Ids().Except(tried.Select(fetch => fetch.Request.FetchId)));
    }

    [Fact]
    public async Task A_scope_that_was_final_when_it_was_answered_is_never_asked_again()
    {
        await WriteSeasonAsync(2025);
        var final = OfEveryKind.Except(["venues"]).ToArray();
        await _lake.AnswerAsync((await _lake.BackfillAsync(2025, final)).Fetches);
        _lake.Time.Advance(TimeSpan.FromDays(4000));
        (await _lake.BackfillAsync(2025, final)).Fetches.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_final_scope_without_rows_is_asked_again_after_the_configured_days()
    {
        await _lake.AnswerAsync((await _lake.BackfillAsync(2025, "rankings")).Fetches, rows: 0);
        _lake.Time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        (await _lake.BackfillAsync(2025, "rankings")).Fetches.ShouldBeEmpty();
        _lake.Time.Advance(TimeSpan.FromSeconds(1));
        (await _lake.BackfillAsync(2025, "rankings")).Fetches.Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_scope_that_was_open_when_it_was_answered_is_asked_again_once_it_is_stale()
    {
        await _lake.AnswerAsync((await _lake.BackfillAsync(2026, "rankings")).Fetches);
        _lake.Time.Advance(TimeSpan.FromHours(19.9));
        (await _lake.BackfillAsync(2026, "rankings")).Fetches.ShouldBeEmpty();
        _lake.Time.Advance(TimeSpan.FromHours(0.1));
        (await _lake.BackfillAsync(2026, "rankings")).Fetches.Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("2026-02-08T23:59:59Z", true)]
    [InlineData("2026-02-09T00:00:00Z", false)]
    public async Task A_window_is_final_when_it_was_answered_a_rolling_window_after_its_end(
        string answered,
        bool isOpen
    )
    {
        var window = (await _lake.BackfillAsync(2026, "lines")).Of("lines")[^1];
        window.Scope.ToDate.ShouldBe(new DateOnly(2026, 2, 1));
        _lake.Time.SetUtcNow(DateTimeOffset.Parse(answered, System.Globalization.CultureInfo.InvariantCulture));
        await _lake.AnswerAsync([window]);
        _lake.Time.Advance(TimeSpan.FromDays(50));
        (await _lake.BackfillAsync(2026, "lines")).Ids().Contains(window.Request.FetchId).ShouldBe(isOpen);
    }

    public void Dispose() => _lake.Dispose();

    private Task WriteSeasonAsync(int season) =>
        _lake.WriteGamesAsync(
            new Game(1, $"{season - 1}-11-05T00:00Z"),
            new Game(2, $"{season - 1}-11-05T17:00Z") { Home = "San José State", HomeConference = "MWC" },
            new Game(3, $"{season - 1}-12-24T01:00Z")
            {
                Tournament = "NIT",
                Away = "Texas A&M",
                AwayConference = "SEC",
            },
            new Game(4, $"{season}-01-10T01:00Z") { Tournament = "NCAA" }
        );
}
