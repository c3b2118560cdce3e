using HoopsEdge.Gold.Tests.Support;

namespace HoopsEdge.Gold.Tests.PlayByPlay;

/// <summary>The plays of a whole simulated season against what the simulator knows of its games.</summary>
public sealed class SimulatedLeagueTests(SimulatedSilver silver) : IDisposable
{
    private readonly GoldLake _lake = new(silver.Built);

    [Fact]
    public async Task The_tempo_of_every_team_is_within_one_percent_of_the_truth_and_every_game_adds_up()
    {
        var teams = await _lake.QueryAsync(
            """
            select sum(p.possessions) / sum(b.possessions), min(p.reconciled), max(abs(p.possessions - b.possessions)), count(*)
            from fct_pbp_game_teams p join fct_game_teams b using (game_id, team_id)
            where p.variant = 'all' group by team_id
            """,
            row =>
                (Share: row.GetDouble(0), Reconciled: row.GetBoolean(1), Worst: row.GetInt32(2), Games: row.GetInt64(3))
        );
        teams.Count.ShouldBeGreaterThanOrEqualTo(24);
        teams.ShouldAllBe(team => Math.Abs(team.Share - 1) < 0.01 && team.Reconciled && team.Worst <= 2);
        teams
            .Sum(team => team.Games)
            .ShouldBe((await _lake.QueryAsync("select count(*) from fct_game_teams", row => row.GetInt64(0)))[0]);
    }

    [Fact]
    public async Task The_counts_of_the_plays_are_those_of_the_box_score()
    {
        (
            await _lake.RowsAsync(
                """
                select p.game_id, p.team_id from fct_pbp_game_teams p join fct_game_teams b using (game_id, team_id)
                where p.variant = 'all' and (
                    p.points <> b.points_total or p.field_goals_made <> b.field_goals_made
                    or p.field_goals_attempted <> b.field_goals_attempted
                    or p.three_point_field_goals_made <> b.three_point_field_goals_made
                    or p.free_throws_attempted <> b.free_throws_attempted or p.turnovers <> b.turnovers_total
                    or p.assists <> b.assists or p.steals <> b.steals or p.blocks <> b.blocks
                    or p.rebounds_offensive + p.rebounds_defensive - p.rebounds_team <> b.rebounds_total
                    or p.game_minutes <> b.game_minutes
                )
                """
            )
        ).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_garbage_time_a_game_is_never_longer_and_has_no_more_points()
    {
        var garbage = await _lake.QueryAsync(
            """
            select
                count(*) filter (where n.minutes > a.minutes or n.possessions > a.possessions),
                count(*) filter (where n.points > a.points or n.field_goals_attempted > a.field_goals_attempted),
                count(*) filter (where n.possessions < a.possessions)
            from fct_pbp_game_teams a join fct_pbp_game_teams n using (game_id, team_id)
            where a.variant = 'all' and n.variant = 'no_garbage'
            """,
            row => (Longer: row.GetInt64(0), Richer: row.GetInt64(1), Shorter: row.GetInt64(2))
        );
        garbage[0].Longer.ShouldBe(0);
        garbage[0].Richer.ShouldBe(0);
        garbage[0].Shorter.ShouldBeGreaterThan(0);
    }

    public void Dispose() => _lake.Dispose();
}
