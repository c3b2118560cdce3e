using HoopsEdge.Gold.Tests.Support;

namespace HoopsEdge.Gold.Tests.Tables;

/// <summary>What the real API does with polls: 2025 has the one before the tournament under both season types.</summary>
public sealed class PollTests(SimulatedSilver silver) : IDisposable
{
    private readonly GoldLake _lake = new(silver.Built);

    [Fact]
    public async Task A_poll_listed_as_regular_season_and_as_postseason_ranks_a_team_once()
    {
        const string Ranks = "select game_id, team_id, ap_rank, opponent_ap_rank from game_predictions_features";
        var before = await _lake.RowsAsync(Ranks);
        before.ShouldContain(row => !row.Contains("'ap_rank': NULL", StringComparison.Ordinal));

        await _lake.ChangeAsync(
            "fct_rankings",
            "from rows union all by name select * replace ('postseason' as season_type) from rows where season_type = 'regular'"
        );
        await _lake.BuildAsync("game_predictions_features");

        (await _lake.RowsAsync(Ranks)).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task The_last_poll_of_a_season_is_the_one_with_the_last_date_whatever_its_week()
    {
        await _lake.ChangeAsync(
            "fct_rankings",
            """
            from rows union all by name
            select * replace ('postseason' as season_type, 2 as week, poll_date + 100 as poll_date, 26 - ranking as ranking)
            from rows where week = 12 and ranking <= 25
            union all by name
            select * replace ('postseason' as season_type, 30 as week) from rows where week = 12 and season_type = 'regular'
            """
        );
        await _lake.BuildAsync("team_power_rankings");

        var teams = await _lake.QueryAsync(
            """
            select count(*) as ranked, count(*) filter (where p.ap_rank = r.ranking) as as_last
            from team_power_rankings p
            join fct_rankings r on r.team_id = p.team_id and r.poll_type ilike 'ap%'
            where r.season_type = 'postseason' and r.week = 2
            """,
            row => (Ranked: row.GetInt64(0), AsLast: row.GetInt64(1))
        );
        teams.Single().Ranked.ShouldBeGreaterThan(5);
        teams.Single().AsLast.ShouldBe(teams.Single().Ranked);
    }

    public void Dispose() => _lake.Dispose();
}
