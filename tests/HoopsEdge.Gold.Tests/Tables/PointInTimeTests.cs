using HoopsEdge.Gold.Tests.Support;

namespace HoopsEdge.Gold.Tests.Tables;

/// <summary>What happens from a day on changes nothing that is dated up to that day.</summary>
public sealed class PointInTimeTests(SimulatedSilver silver)
{
    private static readonly string[] Games = ["fct_games", "fct_game_teams", "fct_game_players", "fct_plays"];

    // Rankings of the API, lines and class lists are dated by themselves; labels are what a game is for.
    private static readonly (string Table, string Rows)[] Dated =
    [
        ("team_adjusted_efficiencies", "select * from team_adjusted_efficiencies where rating_date <= date '{0}'"),
        (
            "team_adjusted_efficiencies_no_garbage",
            "select * from team_adjusted_efficiencies_no_garbage where rating_date <= date '{0}'"
        ),
        ("team_quality_daily", """select * from team_quality_daily where "asof" <= date '{0}'"""),
        (
            "game_predictions_features",
            """
            select * exclude (points, opponent_points, margin, win) from game_predictions_features
            where game_date < date '{0}' or (game_date = date '{0}' and {1})
            """
        ),
    ];

    [Theory]
    [InlineData(23, false)]
    [InlineData(70, true)]
    public async Task Games_from_a_day_on_may_change_or_vanish_and_nothing_dated_up_to_it_does(int place, bool vanish)
    {
        using var lake = new GoldLake(silver.Built);
        var day = DayOf(lake.Files("silver/fct_games")[place]);
        var before = await RowsAsync(lake, day, vanish);
        foreach (var table in Games)
        {
            foreach (
                var file in lake.Files($"silver/{table}").Where(file => string.CompareOrdinal(DayOf(file), day) >= 0)
            )
            {
                if (vanish)
                {
                    File.Delete(file);
                }
            }
        }

        if (!vanish)
        {
            await lake.ChangeAsync(
                "fct_games",
                "select * replace (away_points + 9 as home_points, home_points as away_points) from rows",
                file => string.CompareOrdinal(DayOf(file), day) >= 0
            );
            await lake.ChangeAsync(
                "fct_game_teams",
                "select * replace (possessions + 7 as possessions, turnovers_total + 3 as turnovers_total) from rows",
                file => string.CompareOrdinal(DayOf(file), day) >= 0
            );
        }

        (await lake.BuildAsync()).Builds.Sum(build => build.Changes.Count).ShouldBeGreaterThan(0);
        var after = await RowsAsync(lake, day, vanish);
        after.Except(before).ShouldBeEmpty();

        // Days are rated until the one after the last game: without the later games some before the day are not.
        (vanish ? before.Where(row => row.Contains("'game_id'", StringComparison.Ordinal)) : before)
            .Except(after)
            .ShouldBeEmpty();
        after.Count.ShouldBeGreaterThan(before.Count * 9 / 10);
    }

    private static async Task<List<string>> RowsAsync(GoldLake lake, string day, bool vanish)
    {
        var rows = new List<string>();
        foreach (var (table, query) in Dated)
        {
            // A game that vanished has no features to compare.
            var text = query
                .Replace("{0}", day, StringComparison.Ordinal)
                .Replace("{1}", vanish ? "false" : "true", StringComparison.Ordinal);
            var found = await lake.RowsAsync(text);
            found.Count.ShouldBeGreaterThan(0, table);
            rows.AddRange(found);
        }

        return rows;
    }

    private static string DayOf(string file) => Path.GetFileName(Path.GetDirectoryName(file) ?? "")["date=".Length..];
}
