using HoopsEdge.ApiSimulator.Schedule;
using HoopsEdge.ApiSimulator.Statistics;

namespace HoopsEdge.ApiSimulator.Tests;

/// <summary>A season of 120 teams, measured in memory.</summary>
public sealed class MeasuredSeason
{
    private static readonly SimulatorOptions Options = new() { Teams = 120 };

    public MeasuredSeason()
    {
        League = new SimulatedLeague(Options);
        Archive = League.Season(2026);
        Games =
        [
            .. Archive.Games.Where(game =>
                game is { IsPlayed: true, HomeConference: not null, AwayConference: not null }
            ),
        ];
        Sides =
        [
            .. Games
                .Select(game => Archive.Outcome(game)!.Original)
                .SelectMany(box => new[] { (box.Home, box.Away), (box.Away, box.Home) })
                .Select(pair => (pair.Item1.Line, pair.Item2.Line)),
        ];
    }

    internal SimulatedLeague League { get; }
    internal SeasonArchive Archive { get; }
    internal IReadOnlyList<ScheduledGame> Games { get; }
    internal IReadOnlyList<(StatLine Own, StatLine Opponent)> Sides { get; }

    internal double Margin(ScheduledGame game)
    {
        var box = Archive.Outcome(game)!.Original;
        return box.HomePoints - box.AwayPoints;
    }
}

/// <summary>
/// Means and standard deviations of Division I team boxes of 2025-26 (6,900 team games, November to January; figures
/// only). The tolerances are about what two real seasons differ by, and several times the error of a season of 120 teams.
/// </summary>
public sealed class DistributionTests(MeasuredSeason season) : IClassFixture<MeasuredSeason>
{
    [Theory]
    [InlineData("possessions", 69.4, 1.2, 5.6, 1.2)]
    [InlineData("points per possession", 1.086, 0.02, 0.168, 0.02)]
    [InlineData("points", 75.1, 2, 13.1, 1.8)]
    [InlineData("effective field goal %", 51.4, 1, 8.9, 1)]
    [InlineData("turnover %", 17.2, 0.8, 5.3, 0.8)]
    [InlineData("offensive rebound %", 30.6, 1.2, 8.9, 1.4)]
    [InlineData("free throw rate", 36.3, 2.5, 15.3, 2)]
    [InlineData("free throw %", 71.9, 2, 11.9, 1.5)]
    [InlineData("three point share", 39.7, 2, 9.9, 1.8)]
    [InlineData("three point %", 33.7, 1, 10.4, 1)]
    [InlineData("two point %", 51.9, 1.5, 10.0, 1.2)]
    [InlineData("assists", 13.8, 0.8, 4.7, 1.4)]
    [InlineData("steals", 6.7, 0.5, 3.0, 0.5)]
    [InlineData("blocks", 3.4, 0.4, 2.2, 0.5)]
    [InlineData("fouls", 17.9, 1.8, 4.3, 0.8)]
    public void Team_boxes_look_like_division_one(string figure, double mean, double within, double spread, double near)
    {
        var values = season.Sides.Select(side => Measure(figure, side.Own, side.Opponent)).OfType<double>().ToArray();

        var average = values.Average();
        average.ShouldBe(mean, tolerance: within);
        Math.Sqrt(values.Average(value => (value - average) * (value - average))).ShouldBe(spread, tolerance: near);
    }

    [Fact]
    public void Home_court_is_worth_about_three_points()
    {
        var margins = season
            .Games.Where(game => game is { ConferenceGame: true, NeutralSite: false })
            .Select(season.Margin)
            .ToArray();

        margins.Average().ShouldBe(3, tolerance: 1.1);
    }

    [Fact]
    public void Margins_follow_the_hidden_strengths_one_for_one_with_the_noise_of_real_games()
    {
        var pairs = season
            .Games.Select(game => (Real: season.Margin(game), Expected: season.Archive.Outcome(game)!.ExpectedMargin))
            .ToArray();

        var (mean, expected) = (pairs.Average(pair => pair.Real), pairs.Average(pair => pair.Expected));
        var slope =
            pairs.Sum(pair => (pair.Real - mean) * (pair.Expected - expected))
            / pairs.Sum(pair => (pair.Expected - expected) * (pair.Expected - expected));
        slope.ShouldBe(1, tolerance: 0.08);
        var noise = Math.Sqrt(pairs.Average(pair => (pair.Real - pair.Expected) * (pair.Real - pair.Expected)));
        noise.ShouldBe(11, tolerance: 0.8);
    }

    [Fact]
    public void Ratings_of_a_finished_season_recover_the_hidden_truth()
    {
        var view = new Views.SeasonView(season.Archive, DateTimeOffset.MaxValue);
        var pairs = view
            .DivisionOne.Select(team =>
                (Truth: season.League.Profiles.Of(team, 2026).Net, Seen: view.Efficiencies[team.Index]!.Net)
            )
            .ToArray();

        Correlation(pairs).ShouldBeGreaterThan(0.93);
    }

    [Fact]
    public void A_larger_league_plays_on_most_days()
    {
        var days = season.Archive.Games.Select(game => game.Start.AddHours(-8).Date).Distinct().Count();

        days.ShouldBeInRange(95, 140);
    }

    [Fact]
    public void One_game_in_twenty_or_so_goes_to_overtime()
    {
        var overtimes = season.Games.Count(game => season.Archive.Outcome(game)!.Original.Periods > 2);

        ((double)overtimes / season.Games.Count).ShouldBeInRange(0.02, 0.08);
    }

    private static double? Measure(string figure, StatLine own, StatLine opponent) =>
        figure switch
        {
            "possessions" => own[Stat.Possessions],
            "points per possession" => (double)own.Points / own[Stat.Possessions],
            "points" => own.Points,
            "effective field goal %" => Rates.EffectiveFieldGoal(own),
            "turnover %" => Rates.TurnoverRatio(own),
            "offensive rebound %" => Rates.OffensiveReboundPct(own, opponent),
            "free throw rate" => Rates.FreeThrowRate(own),
            "free throw %" => own.Attempted(Stat.FreeThrows) == 0
                ? null
                : Rates.Percent(own.Made(Stat.FreeThrows), own.Attempted(Stat.FreeThrows)),
            "three point share" => Rates.Percent(own.Attempted(Stat.ThreePointers), own.FieldGoalsAttempted),
            "three point %" => Rates.Percent(own.Made(Stat.ThreePointers), own.Attempted(Stat.ThreePointers)),
            "two point %" => Rates.Percent(own.TwosMade, own.TwosAttempted),
            "assists" => own[Stat.Assists],
            "steals" => own[Stat.Steals],
            "blocks" => own[Stat.Blocks],
            "fouls" => own.Fouls,
            _ => throw new ArgumentOutOfRangeException(nameof(figure)),
        };

    private static double Correlation((double A, double B)[] pairs)
    {
        var (a, b) = (pairs.Average(pair => pair.A), pairs.Average(pair => pair.B));
        var covariance = pairs.Sum(pair => (pair.A - a) * (pair.B - b));
        return covariance
            / Math.Sqrt(
                pairs.Sum(pair => (pair.A - a) * (pair.A - a)) * pairs.Sum(pair => (pair.B - b) * (pair.B - b))
            );
    }
}
