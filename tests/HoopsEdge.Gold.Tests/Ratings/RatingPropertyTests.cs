using CsCheck;
using HoopsEdge.Benchmarks.Ratings;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Transformer.Ratings;

namespace HoopsEdge.Gold.Tests.Ratings;

public sealed class RatingPropertyTests
{
    private const int Teams = 30;
    private const int Days = 25;
    private const double Exact = 1e-8;

    private static readonly Gen<RatingsOptions> Options = Gen.Select(
        OneOf(0.0, 5, 60),
        OneOf(0.0, 15),
        OneOf(0.3, 1.5, 20),
        OneOf(0.5, 6.0),
        OneOf(0.0, 0.5),
        OneOf(0.3, 1.0),
        (halfLife, cap, ridge, total, share, outsiders) =>
            new RatingsOptions
            {
                HalfLifeDays = halfLife,
                MarginCap = cap,
                Ridge = ridge,
                RidgeTotal = total,
                ConferenceShare = share,
                OutsiderWeight = outsiders,
            }
    );

    private static readonly Gen<RatingSeason> Seasons = Gen.Int[1, 100_000]
        .Select(Gen.Bool, (seed, hasPrior) => WithPrior(RatingSeasonGenerator.Generate(Teams, Days, seed), hasPrior));

    [Fact]
    public void Every_day_agrees_with_a_dense_solve_of_offence_defence_and_home_court_together() =>
        Gen.Select(Seasons, Options.Where(options => options.MarginCap == 0))
            .Sample(
                (season, options) =>
                {
                    var dense = new DenseRatings(season, options);
                    foreach (var day in SeasonRatings.Compute(season, options).Where(day => day.Games > 0))
                    {
                        var (offense, defense, tempo, court) = dense.Solve(day.Date);
                        day.HomeCourt.ShouldBe(court, Exact);
                        for (var i = 0; i < Teams; i++)
                        {
                            day.Teams[i].AdjOe.ShouldBe(offense[i], Exact);
                            day.Teams[i].AdjDe.ShouldBe(defense[i], Exact);
                            day.Teams[i].AdjTempo.ShouldBe(tempo[i], Exact);
                        }
                    }
                },
                iter: 15
            );

    [Fact]
    public void Games_of_a_day_and_later_change_nothing_up_to_that_day() =>
        Gen.Select(Seasons, Options, Gen.Int[0, Days], Gen.Int[0, 2])
            .Sample(
                (season, options, cut, how) =>
                {
                    var day = season.Dates[0].AddDays(cut);
                    var changed = season with
                    {
                        Games =
                        [
                            .. season
                                .Games.Where(game => game.Date < day || how > 0)
                                .Select(game =>
                                    game.Date < day ? game
                                    : how == 1 ? game with { HomePoints = game.AwayPoints, AwayPoints = 150 }
                                    : game with { Home = game.Away < 0 ? 0 : game.Away, Away = RatingGame.Outsider }
                                ),
                        ],
                    };

                    UpTo(day, changed, options).ShouldBe(UpTo(day, season, options));
                },
                iter: 40
            );

    [Fact]
    public void The_order_in_which_games_are_given_changes_no_bit() =>
        Gen.Select(Seasons, Options, Gen.Int[1, 1000])
            .Sample(
                (season, options, seed) =>
                {
                    var games = season.Games.ToArray();
                    new Random(seed).Shuffle(games);

                    var shuffled = season with { Games = games };

                    UpTo(DateOnly.MaxValue, shuffled, options).ShouldBe(UpTo(DateOnly.MaxValue, season, options));
                },
                iter: 20
            );

    [Fact]
    public void Points_that_everybody_scores_more_move_everybody_alike() =>
        Gen.Select(Seasons, Options, Gen.Double[1, 20])
            .Sample(
                (season, options, more) =>
                {
                    var without = season with { Prior = null };
                    var richer = without with
                    {
                        Games =
                        [
                            .. season.Games.Select(game =>
                                game with
                                {
                                    HomePoints = game.HomePoints + more * game.Possessions / 100,
                                    AwayPoints = game.AwayPoints + more * game.Possessions / 100,
                                }
                            ),
                        ],
                    };

                    var (one, other) = (Last(without, options), Last(richer, options));

                    other.LeagueEfficiency.ShouldBe(one.LeagueEfficiency + more, 1e-6);
                    for (var i = 0; i < Teams; i++)
                    {
                        other.Teams[i].AdjOe.ShouldBe(one.Teams[i].AdjOe + more, 1e-6);
                        other.Teams[i].AdjDe.ShouldBe(one.Teams[i].AdjDe + more, 1e-6);
                    }
                },
                iter: 20
            );

    [Fact]
    public void Swapping_home_and_away_on_neutral_floors_changes_nothing() =>
        Gen.Select(Seasons, Options)
            .Sample(
                (season, options) =>
                {
                    var swapped = season with { Games = [.. season.Games.Select(Swapped)] };

                    var (one, other) = (Last(season, options), Last(swapped, options));

                    for (var i = 0; i < Teams; i++)
                    {
                        other.Teams[i].AdjMargin.ShouldBe(one.Teams[i].AdjMargin, 1e-6);
                    }
                },
                iter: 20
            );

    [Fact]
    public void Conjugate_gradients_stop_at_a_residual_far_below_what_is_kept() =>
        Gen.Select(Seasons, Options)
            .Sample(
                (season, options) =>
                    SeasonRatings.Compute(season, options).ShouldAllBe(day => day.Convergence.Residual <= 1e-13),
                iter: 20
            );

    private static Gen<double> OneOf(params double[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static RatingGame Swapped(RatingGame game) =>
        game.NeutralSite
            ? game with
            {
                Home = game.Away,
                Away = game.Home,
                HomePoints = game.AwayPoints,
                AwayPoints = game.HomePoints,
            }
            : game;

    private static RatingSeason WithPrior(RatingSeason season, bool hasPrior) =>
        hasPrior
            ? season with
            {
                Prior = new RatingPrior(
                    [
                        .. Enumerable
                            .Range(0, Teams)
                            .Select(i =>
                                i % 7 == 0 ? (TeamPrior?)null : new TeamPrior(104 + i / 3.0, 106 - i / 4.0, 66 + i % 5)
                            ),
                    ],
                    HomeCourt: 4
                ),
            }
            : season;

    private static RatingDay Last(RatingSeason season, RatingsOptions options) =>
        SeasonRatings.Compute(season, options)[^1];

    private static IReadOnlyList<(DateOnly, TeamRating)> UpTo(
        DateOnly last,
        RatingSeason season,
        RatingsOptions options
    ) =>
        [
            .. SeasonRatings
                .Compute(season, options)
                .Where(day => day.Date <= last)
                .SelectMany(day => day.Teams.Select(team => (day.Date, team))),
        ];
}
