using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Planning;

/// <summary>What is said before a season is known is never less than what is planned when it is.</summary>
public sealed class EstimateTests : IDisposable
{
    private const int Teams = 366;
    private const int Conferences = 33;
    private const int GamesOfSeason = 6_300;
    private const int DaysOfSeason = 155;
    private const int GamesOfWindow = 1_400;

    private readonly TestLake _lake = new();

    [Fact]
    public async Task A_backfill_never_plans_more_than_it_said_before_the_games_were_known()
    {
        var request = new RunRequest
        {
            Mode = RunMode.Backfill,
            From = new Season(2025),
            Endpoints = [.. EndpointContracts.All.Keys],
        };
        var before = await _lake.PlanAsync(request);
        await WriteSeasonAsync(2025, GamesOfSeason);
        await _lake.WriteQueryAsync(
            "fct_game_players",
            "season=2025/date=2025-01-10",
            "select i::integer as athlete_id from range(5900) t(i)"
        );
        ShouldStayWithin(before, await _lake.PlanAsync(request));
    }

    [Fact]
    public async Task An_incremental_run_never_plans_more_than_it_said_on_an_empty_season()
    {
        var before = await _lake.IncrementalAsync();
        await WriteSeasonAsync(2026, GamesOfSeason);
        var after = await _lake.IncrementalAsync();
        after.Of("substitutions_game").Count.ShouldBeGreaterThan(300);
        ShouldStayWithin(before, after);
    }

    [Fact]
    public async Task Capped_answers_are_expected_to_need_the_pages_that_they_needed_and_room_to_grow()
    {
        var window = (await _lake.BackfillAsync(2026, "games_players")).Of("games_players")[^1];
        window.Calls.ShouldBeGreaterThanOrEqualTo(1 + (GamesOfWindow * 2 / 999));
        await _lake.AnswerAsync([window], rows: 2_500);
        _lake.Time.Advance(TimeSpan.FromDays(1));
        (await _lake.BackfillAsync(2026, "games_players"))
            .Of("games_players")
            .Single(fetch => fetch.Request.FetchId == window.Request.FetchId)
            .Calls.ShouldBe(3);
    }

    [Fact]
    public async Task Games_that_have_begun_and_are_not_final_count_as_calls_to_come()
    {
        await _lake.WriteGamesAsync(
            new Game(1, "2026-01-15T06:00Z"),
            new Game(2, "2026-01-15T11:00Z") { Status = "in_progress" },
            new Game(3, "2026-01-15T18:00Z") { Status = "scheduled" },
            new Game(4, "2026-01-15T11:00Z") { Status = "postponed" }
        );
        var line = (await _lake.IncrementalAsync()).Line("substitutions_game");
        line.Fetches.Count.ShouldBe(1);
        line.EstimatedCalls.ShouldBe(1);
        line.Note.ShouldBe("more when games are known");
    }

    [Fact]
    public async Task Nothing_is_expected_of_a_season_that_has_not_begun() =>
        (await _lake.BackfillAsync(2027)).Endpoints.Sum(line => line.EstimatedCalls).ShouldBe(0);

    public void Dispose() => _lake.Dispose();

    private static void ShouldStayWithin(Plan before, Plan after)
    {
        foreach (var line in after.Endpoints)
        {
            line.Calls.ShouldBeLessThanOrEqualTo(before.Line(line.Endpoint).Calls, line.Endpoint);
        }

        after.Calls.ShouldBeLessThanOrEqualTo(before.Calls);
    }

    /// <summary>A season as large as Division I: its games spread over its days, up to today.</summary>
    private Task WriteSeasonAsync(int season, int games)
    {
        var days = Math.Min(
            DaysOfSeason,
            (TestLake.Noon - new DateTimeOffset(season - 1, 11, 3, 0, 0, 0, TimeSpan.Zero)).Days
        );
        return _lake.WriteQueryAsync(
            "fct_games",
            $"season={season}/date={season}-01-10",
            $"""
            select i::integer as game_id, (timestamptz '{season
                - 1}-11-03 17:00:00+00' + to_days((i % {days})::integer)) as start_at,
                start_at::date as game_date, 'final' as status,
                'team ' || (i % {Teams}) as home_team, 'team ' || ((i * 7 + 1) % {Teams}) as away_team,
                'conference ' || (i % {Teams} % {Conferences}) as home_conference,
                'conference ' || ((i * 7 + 1) % {Teams} % {Conferences}) as away_conference,
                case when i % 20 = 0 then 'tournament ' || (i % 55) end as tournament, true as score_known
            from range({games}) t(i)
            """
        );
    }
}
