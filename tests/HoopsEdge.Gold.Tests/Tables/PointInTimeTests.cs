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

    /// <summary>Days and what happens from then on are drawn: each seed is one case that can be repeated.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Games_from_any_day_on_may_change_or_vanish_and_nothing_dated_up_to_it_does(int seed)
    {
        var random = new Random(seed);
        using var lake = new GoldLake(silver.Built);
        var days = lake.Files("silver/fct_games").Select(DayOf).ToArray();
        var day = days[random.Next(10, days.Length - 10)];
        var vanish = seed % 2 == 0;
        TestContext.Current.TestOutputHelper?.WriteLine($"from {day} on games {(vanish ? "vanish" : "change")}");
        var before = await RowsAsync(lake, day, vanish);

        await (vanish ? RemoveAsync(lake, day) : ChangeAsync(lake, day, random));

        (await lake.BuildAsync()).Builds.Sum(build => build.Changes.Count).ShouldBeGreaterThan(0);
        var after = await RowsAsync(lake, day, vanish);
        after.Except(before).ShouldBeEmpty();

        // Days are rated until the one after the last game: without the later games some before the day are not.
        (vanish ? before.Where(row => row.Contains("'game_id'", StringComparison.Ordinal)) : before)
            .Except(after)
            .ShouldBeEmpty();
        after.Count.ShouldBeGreaterThan(before.Count * 9 / 10);
    }

    private static Task RemoveAsync(GoldLake lake, string day)
    {
        foreach (var file in Games.SelectMany(table => lake.Files($"silver/{table}")).Where(IsFrom(day)))
        {
            File.Delete(file);
        }

        return Task.CompletedTask;
    }

    /// <summary>Changes some games, and there everything that a table could see of them.</summary>
    private static async Task ChangeAsync(GoldLake lake, string day, Random random)
    {
        var hit = Invariant($"hash(game_id, {random.Next()}) % 3 < 2");
        var (points, more) = (random.Next(1, 30), random.Next(1, 9));
        await lake.ChangeAsync(
            "fct_games",
            Invariant(
                $"""
                select * replace (
                    case when {hit} then away_points + {points} else home_points end as home_points,
                    case when {hit} then home_points else away_points end as away_points
                ) from rows
                """
            ),
            IsFrom(day)
        );
        await lake.ChangeAsync(
            "fct_game_teams",
            Invariant(
                $"""
                select * replace (
                    case when {hit} then possessions + {more} else possessions end as possessions,
                    case when {hit} then turnovers_total + {more} else turnovers_total end as turnovers_total
                ) from rows
                """
            ),
            IsFrom(day)
        );
        await lake.ChangeAsync(
            "fct_plays",
            Invariant($"select * replace (case when {hit} then 2 else score_value end as score_value) from rows"),
            IsFrom(day)
        );
    }

    private static Func<string, bool> IsFrom(string day) => file => string.CompareOrdinal(DayOf(file), day) >= 0;

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
