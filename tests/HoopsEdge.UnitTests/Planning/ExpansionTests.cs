using HoopsEdge.Contracts;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Planning;

/// <summary>What a backfill of season 2025 asks, by the way in which an endpoint is cut.</summary>
public sealed class ExpansionTests : IAsyncLifetime
{
    private readonly TestLake _lake = new();

    public async ValueTask InitializeAsync() =>
        await _lake.WriteGamesAsync(
            new Game(1, "2024-11-05T00:00Z"),
            new Game(2, "2024-11-05T17:00Z")
            {
                Home = "San José State",
                HomeConference = "MWC",
                Away = "Whittier",
                AwayConference = null,
            },
            new Game(3, "2024-11-07T01:00Z") { Status = "postponed" },
            new Game(4, "2024-11-08T01:00Z")
            {
                Status = "cancelled",
                Home = "Texas A&M",
                HomeConference = "SEC",
            },
            new Game(5, "2025-03-21T16:00Z") { Tournament = "NCAA" },
            new Game(6, "2025-03-21T18:00Z") { Status = "scheduled" }
        );

    [Fact]
    public async Task A_snapshot_is_one_request_for_everything()
    {
        var plan = await _lake.BackfillAsync(2025, "venues");
        plan.Uris("venues").ShouldBe(["venues"]);
        plan.Of("venues")[0].Scope.ShouldBe(new FetchScope());
    }

    [Theory]
    [InlineData("rankings", "rankings?season=2025")]
    [InlineData("draft_picks", "draft/picks?year=2025")]
    [InlineData("recruiting_players", "recruiting/players?year=2025")]
    [InlineData("teams_roster", "teams/roster?season=2025")]
    public async Task A_season_is_one_request_by_the_name_that_the_endpoint_gives_it(string endpoint, string uri)
    {
        var plan = await _lake.BackfillAsync(2025, endpoint);
        plan.Uris(endpoint).ShouldBe([uri]);
        plan.Of(endpoint)[0].Scope.ShouldBe(new FetchScope { Season = 2025 });
    }

    [Fact]
    public async Task Windows_are_asked_from_their_first_to_their_last_second()
    {
        var plan = await _lake.BackfillAsync(2025, "games");
        plan.Of("games").Count.ShouldBe(7);
        plan.Uris("games")
            .ElementAt(1)
            .ShouldBe("games?endDateRange=2024-12-01T23:59:59Z&season=2025&startDateRange=2024-11-01T00:00:00Z");
        plan.Of("games")[1]
            .Scope.ShouldBe(
                new FetchScope
                {
                    Season = 2025,
                    FromDate = new DateOnly(2024, 11, 1),
                    ToDate = new DateOnly(2024, 12, 1),
                }
            );
    }

    [Fact]
    public async Task Each_team_that_has_a_conference_is_asked_once()
    {
        var plan = await _lake.BackfillAsync(2025, "lineups_team");
        plan.Of("lineups_team")
            .Select(fetch => fetch.Scope.Team)
            .ShouldBe(["Duke", "Kansas", "San José State", "Texas A&M"]);
        plan.Uris("lineups_team").First().ShouldBe("lineups/team?season=2025&team=Duke");
        plan.Of("lineups_team").ShouldAllBe(fetch => fetch.Scope.Season == 2025);
    }

    [Fact]
    public async Task Each_conference_is_asked_once() =>
        (await _lake.BackfillAsync(2025, "stats_team_shooting_season"))
            .Uris("stats_team_shooting_season")
            .ShouldBe([
                "stats/team/shooting/season?conference=ACC&season=2025",
                "stats/team/shooting/season?conference=Big 12&season=2025",
                "stats/team/shooting/season?conference=MWC&season=2025",
                "stats/team/shooting/season?conference=SEC&season=2025",
            ]);

    [Fact]
    public async Task Each_tournament_is_asked_once() =>
        (await _lake.BackfillAsync(2025, "plays_tournament"))
            .Uris("plays_tournament")
            .ShouldBe(["plays/tournament?season=2025&tournament=NCAA"]);

    [Fact]
    public async Task Each_player_of_a_box_score_is_asked_once()
    {
        await _lake.WriteAsync(
            "fct_game_players",
            "season=2025/date=2024-11-04",
            new Row { ["game_id"] = 1, ["athlete_id"] = 20 },
            new Row { ["game_id"] = 1, ["athlete_id"] = 10 },
            new Row { ["game_id"] = 2, ["athlete_id"] = 20 }
        );
        (await _lake.BackfillAsync(2025, "plays_player"))
            .Uris("plays_player")
            .ShouldBe(["plays/player/10?season=2025", "plays/player/20?season=2025"]);
    }

    [Fact]
    public async Task Each_UTC_day_with_a_game_that_is_on_is_asked_once()
    {
        var plan = await _lake.BackfillAsync(2025, "plays_date");
        plan.Uris("plays_date")
            .ShouldBe(["plays/date?date=2024-11-05T00:00:00Z", "plays/date?date=2025-03-21T00:00:00Z"]);
        plan.Of("plays_date")[0].Scope.ShouldBe(new FetchScope { Season = 2025, UtcDate = new DateOnly(2024, 11, 5) });
    }

    [Fact]
    public async Task Each_finished_game_is_asked_once_and_knows_its_Eastern_day()
    {
        var plan = await _lake.BackfillAsync(2025, "lineups_game");
        plan.Uris("lineups_game").ShouldBe(["lineups/game/1", "lineups/game/2", "lineups/game/5"]);
        plan.Of("lineups_game")[0]
            .Scope.ShouldBe(
                new FetchScope
                {
                    Season = 2025,
                    GameId = 1,
                    GameDate = new DateOnly(2024, 11, 4),
                }
            );
    }

    [Fact]
    public async Task Days_and_windows_that_lie_ahead_are_left_for_later_but_the_schedule_is_asked()
    {
        await _lake.WriteGamesAsync(
            new Game(11, "2026-01-15T10:00Z"),
            new Game(12, "2026-01-16T10:00Z") { Status = "scheduled" }
        );
        var plan = await _lake.BackfillAsync(2026, "plays_date", "lines", "games");
        plan.Uris("plays_date").ShouldBe(["plays/date?date=2026-01-15T00:00:00Z"]);
        plan.Of("lines").Max(fetch => fetch.Scope.FromDate).ShouldBe(new DateOnly(2026, 1, 2));
        plan.Of("games").Max(fetch => fetch.Scope.ToDate).ShouldBe(new DateOnly(2026, 7, 31));
    }

    public ValueTask DisposeAsync()
    {
        _lake.Dispose();
        return ValueTask.CompletedTask;
    }
}
