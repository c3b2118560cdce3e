using HoopsEdge.Benchmarks.Ratings;
using HoopsEdge.Gold.Tests.Support;
using HoopsEdge.Transformer.Gold;
using HoopsEdge.Transformer.Ratings;

namespace HoopsEdge.Gold.Tests.Ratings;

public sealed class RatingTablesTests
{
    private const int Teams = 24;
    private const int Days = 20;
    private const int Season = 2026;

    private static readonly IReadOnlyList<RatingGame> Games = RatingSeasonGenerator
        .Generate(Teams, Days, seed: 5)
        .Games;

    [Theory]
    [InlineData(4, true)]
    [InlineData(11, true)]
    [InlineData(11, false)]
    [InlineData(17, false)]
    public async Task Games_of_a_day_and_later_change_no_row_dated_up_to_that_day(int after, bool deletes)
    {
        var day = Games[0].Date.AddDays(after);
        using var whole = await LakeAsync((Season, Games));
        using var changed = await LakeAsync((Season, [.. Games.SelectMany(game => Change(game, day, deletes))]));

        foreach (var lake in new[] { whole, changed })
        {
            await lake.BuildAsync("team_quality_daily");
        }

        foreach (
            var (table, column) in new[]
            {
                ("team_adjusted_efficiencies", "rating_date"),
                ("team_quality_daily", "\"asof\""),
            }
        )
        {
            var query = Invariant($"select * from t where {column} <= date '{day:yyyy-MM-dd}' order by all");
            var rows = await whole.GoldAsync(table, query);
            rows.Count.ShouldBe(after * Teams);
            (await changed.GoldAsync(table, query)).ShouldBe(rows);
        }
    }

    [Fact]
    public async Task The_same_input_makes_the_same_bytes_and_is_not_built_twice()
    {
        using var one = await LakeAsync((Season, Games));
        using var other = await LakeAsync((Season, [.. Games.Reverse()]));
        await one.BuildAsync("team_quality_daily");
        await other.BuildAsync("team_quality_daily");

        other.GoldBytes().ShouldBe(one.GoldBytes());
        one.GoldBytes().Keys.ShouldContain("gold/team_quality_daily/asof=2025-11-10/part-00000.parquet");
        (await one.BuildAsync("team_quality_daily")).Builds.ShouldAllBe(build =>
            build.Outcome == BuildOutcome.Unchanged
        );
    }

    [Fact]
    public async Task Last_season_is_the_prior_where_it_is_in_the_lake()
    {
        RatingGame[] before = [.. Games.Select(game => game with { Date = game.Date.AddYears(-1) })];
        using var lake = await LakeAsync((Season - 1, before), (Season, Games));
        await lake.BuildAsync("team_adjusted_efficiencies");

        var first = Invariant(
            $"select team_id, adj_margin from t where rating_date = date '{Games[0].Date:yyyy-MM-dd}'"
        );
        (await lake.GoldAsync("team_adjusted_efficiencies", first)).Count.ShouldBe(Teams);
        var agreement = await lake.GoldAsync(
            "team_adjusted_efficiencies",
            """
            select round(corr(l.adj_margin, f.adj_margin), 3) > 0.95, count(*) from t f join t l using (team_id)
            where f.season = 2026 and f.rating_date = (select min(rating_date) from t where season = 2026)
            and l.season = 2025 and l.rating_date = (select max(rating_date) from t where season = 2025)
            """
        );
        agreement.ShouldBe([$"True|{Teams}"]);
    }

    [Fact]
    public async Task An_implausible_game_is_quarantined_with_its_reason_and_in_no_rating()
    {
        var wrong = Games[30] with { Possessions = 7 };
        using var without = await LakeAsync((Season, [.. Games.Where(game => game.GameId != wrong.GameId)]));
        using var with = await LakeAsync((Season, [.. Games.Where(game => game.GameId != wrong.GameId), wrong]));
        foreach (var lake in new[] { without, with })
        {
            await lake.BuildAsync("team_adjusted_efficiencies");
            await lake.BuildAsync("rating_quarantine");
        }

        (await with.GoldAsync("rating_quarantine", "select game_id, reason from t")).ShouldBe([
            Invariant($"{wrong.GameId}|7 possessions in 40 minutes is not within 40..110"),
        ]);
        const string all = "select * from t order by all";
        (await with.GoldAsync("team_adjusted_efficiencies", all)).ShouldBe(
            await without.GoldAsync("team_adjusted_efficiencies", all)
        );
    }

    private static IEnumerable<RatingGame> Change(RatingGame game, DateOnly day, bool deletes) =>
        game.Date < day ? [game]
        : deletes ? []
        : [game with { HomePoints = 20, AwayPoints = 120, NeutralSite = !game.NeutralSite }];

    private static async Task<RatingLake> LakeAsync(params (int Season, IReadOnlyList<RatingGame> Games)[] seasons)
    {
        var lake = new RatingLake();
        await lake.PutSilverAsync(
            "dim_teams",
            "",
            $"select i + 1 as team_id, 'Team ' || i as team, 'C' || i % 3 as conference from range({Teams}) r (i)"
        );
        foreach (var (season, games) in seasons)
        {
            var partition = Invariant($"season={season}/date={games.Min(game => game.Date):yyyy-MM-dd}");
            var rows = string.Join(", ", games.Select(Row));
            var values =
                $"(values {rows}) v (id, day, home, away, home_points, away_points, possessions, minutes, neutral)";
            await lake.PutSilverAsync(
                "fct_games",
                partition,
                $"""
                select id as game_id, {season} as season, day as game_date, 'final' as status, neutral as neutral_site,
                    home as home_team_id, away as away_team_id, home_points, away_points, true as score_known
                from {values}
                """
            );
            await lake.PutSilverAsync(
                "fct_game_teams",
                partition,
                $"""
                select id as game_id, unnest([home, away]) as team_id, {season} as season, day as game_date,
                    possessions, minutes as game_minutes
                from {values}
                """
            );
        }

        return lake;
    }

    private static string Row(RatingGame game) =>
        Invariant($"({game.GameId}, date '{game.Date:yyyy-MM-dd}', {game.Home + 1}, ")
        + Invariant(
            $"{(game.Away == RatingGame.Outsider ? 9000 : game.Away + 1)}, {game.HomePoints}, {game.AwayPoints}, "
        )
        + Invariant($"{game.Possessions}, {game.Minutes}, {game.NeutralSite})");
}
