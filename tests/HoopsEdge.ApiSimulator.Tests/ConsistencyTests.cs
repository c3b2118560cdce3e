using System.Text.Json;
using HoopsEdge.ApiSimulator.Tests.Support;

namespace HoopsEdge.ApiSimulator.Tests;

public sealed class ConsistencyTests(SmallLeague league)
{
    [Fact]
    public async Task Team_boxes_add_up_to_the_plays()
    {
        var plays = await league.Api.RowsAsync("/plays/tournament?season=2026&tournament=NCAA");
        var boxes = await league.Api.RowsAsync("/games/teams?season=2026&tournament=NCAA");

        foreach (var box in boxes)
        {
            var own = plays
                .Where(play => play.Int("gameId") == box.Int("gameId") && !play.IsNull("teamId"))
                .Where(play => play.Int("teamId") == box.Int("teamId"))
                .ToArray();
            var stats = box.At("teamStats");
            stats.Number("points.total").ShouldBe(own.Where(Scored).Sum(play => play.Number("scoreValue")));
            stats.Number("fieldGoals.attempted").ShouldBe(own.Count(play => Worth(play) >= 2));
            stats.Number("threePointFieldGoals.made").ShouldBe(own.Count(play => Worth(play) == 3 && Scored(play)));
            stats.Number("freeThrows.attempted").ShouldBe(own.Count(play => Worth(play) == 1));
            stats.Number("rebounds.offensive").ShouldBe(Count(own, "Offensive Rebound"));
            stats.Number("rebounds.defensive").ShouldBe(Count(own, "Defensive Rebound"));
            stats.Number("steals").ShouldBe(Count(own, "Steal"));
            stats.Number("blocks").ShouldBe(Count(own, "Block Shot"));
            stats.Number("turnovers.total").ShouldBe(own.Count(play => play.Text("playType").EndsWith("Turnover")));
            stats
                .Number("assists")
                .ShouldBe(own.Count(play => !play.IsNull("shotInfo") && play.Flag("shotInfo.assisted")));
            stats.Number("points.total").ShouldBe(stats.At("points.byPeriod").EnumerateArray().Sum(p => p.GetDouble()));
        }
    }

    [Fact]
    public async Task Player_boxes_add_up_to_their_team_box()
    {
        var players = await league.Api.RowsAsync("/games/players?season=2026&tournament=NCAA");
        var teams = await league.Api.RowsAsync("/games/teams?season=2026&tournament=NCAA");

        foreach (var team in teams)
        {
            var row = players.Single(row =>
                row.Int("gameId") == team.Int("gameId") && row.Int("teamId") == team.Int("teamId")
            );
            double Sum(string field) => row.At("players").EnumerateArray().Sum(player => player.Number(field));
            Sum("points").ShouldBe(team.Number("teamStats.points.total"));
            Sum("rebounds.total").ShouldBe(team.Number("teamStats.rebounds.total"));
            Sum("assists").ShouldBe(team.Number("teamStats.assists"));
            Sum("fouls").ShouldBe(team.Number("teamStats.fouls.total"));
            Sum("turnovers")
                .ShouldBe(team.Number("teamStats.turnovers.total") - team.Number("teamStats.turnovers.teamTotal"));
            Sum("minutes").ShouldBe(5 * team.Number("gameMinutes"), tolerance: 5);
            row.At("players").EnumerateArray().Count(player => player.Flag("starter")).ShouldBe(5);
        }
    }

    [Fact]
    public async Task Final_scores_are_the_score_of_the_last_play_and_the_sum_of_periods()
    {
        var plays = await league.Api.RowsAsync("/plays/tournament?season=2026&tournament=NCAA");
        var finals = league.Games.Where(game => game.Text("tournament") == "NCAA").ToArray();

        finals.ShouldNotBeEmpty();
        foreach (var game in finals)
        {
            var last = plays.Where(play => play.Int("gameId") == game.Int("id")).MaxBy(play => play.Int("id"));
            last.Text("playType").ShouldBe("End Game");
            last.Int("homeScore").ShouldBe(game.Int("homePoints"));
            last.Int("awayScore").ShouldBe(game.Int("awayPoints"));
            game.At("homePeriodPoints").EnumerateArray().Sum(p => p.GetInt32()).ShouldBe(game.Int("homePoints"));
            game.Flag("homeWinner").ShouldBe(game.Int("homePoints") > game.Int("awayPoints"));
        }
    }

    [Fact]
    public async Task Season_statistics_add_up_to_the_boxes()
    {
        var team = Uri.EscapeDataString(league.Game.Text("homeTeam"));
        var season = (await league.Api.RowsAsync($"/stats/team/season?season=2026&team={team}")).Single();
        var boxes = await league.Api.RowsAsync($"/games/teams?season=2026&team={team}");
        var players = await league.Api.RowsAsync($"/stats/player/season?season=2026&team={team}");

        season.Int("games").ShouldBe(boxes.Count);
        (season.Number("wins") + season.Number("losses")).ShouldBe(boxes.Count);
        foreach (
            var stat in new[] { "points.total", "fieldGoals.attempted", "rebounds.total", "assists", "possessions" }
        )
            season.Number("teamStats." + stat).ShouldBe(boxes.Sum(box => box.Number("teamStats." + stat)), stat);
        players.Sum(player => player.Number("points")).ShouldBe(season.Number("teamStats.points.total"));
    }

    [Fact]
    public async Task Shooting_statistics_split_the_field_goals_of_the_season()
    {
        var team = Uri.EscapeDataString(league.Game.Text("homeTeam"));
        var season = (await league.Api.RowsAsync($"/stats/team/season?season=2026&team={team}")).Single();
        var zones = (await league.Api.RowsAsync($"/stats/team/shooting/season?season=2026&team={team}")).Single();

        string[] names = ["dunks", "layups", "tipIns", "twoPointJumpers", "threePointJumpers"];
        names.Sum(name => zones.Int(name + ".made")).ShouldBe((int)season.Number("teamStats.fieldGoals.made"));
        names.Sum(name => zones.Int(name + ".attempted")).ShouldBe(zones.Int("trackedShots"));
    }

    [Fact]
    public async Task Ten_players_are_on_the_floor_and_each_is_in_a_stint_then()
    {
        var plays = await league.Api.RowsAsync(Invariant($"/plays/game/{league.GameId}"));
        var stints = await league.Api.RowsAsync(Invariant($"/substitutions/game/{league.GameId}"));

        foreach (var play in plays)
        {
            var floor = play.At("onFloor").EnumerateArray().Select(player => player.Int("id")).ToArray();
            floor.Distinct().Count().ShouldBe(10);
            var now = Elapsed(play.Int("period"), play.Int("secondsRemaining"));
            foreach (var player in floor)
                stints
                    .Any(stint => stint.Int("athleteId") == player && In(stint) <= now && now <= Out(stint))
                    .ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Stints_fill_the_floor_with_five_players_a_side_all_game()
    {
        var stints = await league.Api.RowsAsync(Invariant($"/substitutions/game/{league.GameId}"));
        var box = (await league.Api.RowsAsync("/games/teams?season=2026")).First(row =>
            row.Int("gameId") == league.GameId
        );

        foreach (var team in stints.GroupBy(stint => stint.Int("teamId")))
            team.Sum(stint => Out(stint) - In(stint)).ShouldBe((int)(5 * 60 * box.Number("gameMinutes")));
    }

    [Fact]
    public async Task Lineups_share_out_the_seconds_and_points_of_the_game()
    {
        var lineups = await league.Api.RowsAsync(Invariant($"/lineups/game/{league.GameId}"));
        var home = lineups.Where(row => row.Int("teamId") == league.Game.Int("homeTeamId")).ToArray();

        home.Sum(row => row.Number("totalSeconds"))
            .ShouldBe(300 * league.Game.At("homePeriodPoints").GetArrayLength() + 1800);
        home.Sum(row => row.Int("teamStats.points")).ShouldBe(league.Game.Int("homePoints"));
        home.Sum(row => row.Int("opponentStats.points")).ShouldBe(league.Game.Int("awayPoints"));
        home.ShouldAllBe(row => row.At("athletes").GetArrayLength() == 5);
    }

    [Fact]
    public async Task The_running_score_never_falls_and_the_clock_never_rises()
    {
        var plays = (await league.Api.RowsAsync(Invariant($"/plays/game/{league.GameId}"))).OrderBy(play =>
            play.Int("id")
        );

        var last = (Time: 0, Score: 0);
        foreach (var play in plays)
        {
            var time = Elapsed(play.Int("period"), play.Int("secondsRemaining"));
            var score = play.Int("homeScore") + play.Int("awayScore");
            time.ShouldBeGreaterThanOrEqualTo(last.Time);
            (score - last.Score).ShouldBe(Scored(play) ? (int)play.Number("scoreValue") : 0);
            last = (time, score);
        }
    }

    [Fact]
    public void No_team_plays_twice_at_once()
    {
        var starts = league
            .Games.Where(game => game.Text("status") == "final")
            .SelectMany(game =>
                new[]
                {
                    (game.Int("homeTeamId"), game.Instant("startDate")),
                    (game.Int("awayTeamId"), game.Instant("startDate")),
                }
            )
            .GroupBy(entry => entry.Item1);

        foreach (var team in starts)
        {
            var ordered = team.Select(entry => entry.Item2).Order().ToArray();
            ordered.Zip(ordered.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First > TimeSpan.FromHours(9));
        }
    }

    [Fact]
    public void A_small_league_plays_on_few_nights()
    {
        var nights = league
            .Games.Where(game => game.Text("seasonType") == "regular")
            .GroupBy(game => game.Instant("startDate").AddHours(-8).Date)
            .ToArray();

        nights.Length.ShouldBeInRange(40, 80);
        nights.Average(night => night.Count()).ShouldBeGreaterThan(8);
    }

    private static bool Scored(JsonElement play) => play.Flag("scoringPlay");

    private static double Worth(JsonElement play) => play.Flag("shootingPlay") ? play.Number("scoreValue") : 0;

    private static int Count(JsonElement[] plays, string type) => plays.Count(play => play.Text("playType") == type);

    private static int In(JsonElement stint) => Elapsed(stint.Int("subIn.period"), stint.Int("subIn.secondsRemaining"));

    private static int Out(JsonElement stint) =>
        Elapsed(stint.Int("subOut.period"), stint.Int("subOut.secondsRemaining"));

    private static int Elapsed(int period, int left) =>
        period <= 2 ? 1200 * period - left : 2400 + 300 * (period - 2) - left;
}
