using HoopsEdge.ApiSimulator;
using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Possessions;
using HoopsEdge.ApiSimulator.Schedule;
using HoopsEdge.ApiSimulator.Statistics;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Transformer.Ratings;

namespace HoopsEdge.Gold.Tests.Support;

/// <summary>Two seasons of a simulated league, rated, beside the truth about it.</summary>
internal sealed class SimulatedSeasons
{
    public const int Season = 2026;

    private readonly SimulatedLeague _league;
    private readonly IReadOnlyList<(ScheduledGame Game, RatingGame Rated)> _games;

    private SimulatedSeasons(long seed, int teams, RatingsOptions options)
    {
        _league = new SimulatedLeague(
            new SimulatorOptions
            {
                Seed = seed,
                Teams = teams,
                FirstSeason = Season - 1,
                LastSeason = Season,
            }
        );
        var last = Rate(GamesOf(Season - 1), Season - 1, null, options)[^1];
        _games = GamesOf(Season);
        Prior = new RatingPrior(
            [.. last.Teams.Select(team => (TeamPrior?)new TeamPrior(team.AdjOe, team.AdjDe, team.AdjTempo))],
            last.HomeCourt
        );
        Days = Rate(_games, Season, Prior, options);
    }

    public static double HomeCourt => ScoringModel.HomeCourtPer100;

    public RatingPrior Prior { get; }

    /// <summary>The ratings of the second season, with the first as prior.</summary>
    public IReadOnlyList<RatingDay> Days { get; }

    public RatingDay Final => Days[^1];

    public double[] TrueMargins => Truth(team => _league.Strengths.Of(team, Season).Net);

    public double[] TrueOffense => Truth(team => _league.Strengths.Of(team, Season).Offense);

    public double[] TrueTempo => Truth(team => _league.Profiles.Of(team, Season).Tempo);

    public static SimulatedSeasons Play(long seed, int teams, RatingsOptions options) => new(seed, teams, options);

    /// <summary>The second season rated by somebody who knows how strong every team truly was in the first.</summary>
    public IReadOnlyList<RatingDay> RatedKnowingLastSeason(RatingsOptions options)
    {
        const double level = 105;
        var truth = new RatingPrior(
            [
                .. DivisionOne.Select(team =>
                {
                    var strength = _league.Strengths.Of(team, Season - 1);
                    var tempo = _league.Profiles.Of(team, Season - 1).Tempo;
                    return (TeamPrior?)new TeamPrior(level + strength.Offense, level - strength.Defense, tempo);
                }),
            ],
            HomeCourt
        );
        return Rate(_games, Season, truth, options);
    }

    /// <summary>
    /// Mean absolute error of next-day margins from a day on, games between rated teams, above that of the predictor that
    /// knows the truth; 0.03 is 3 %.
    /// </summary>
    public double ExcessError(IReadOnlyList<RatingDay> days, DateOnly from)
    {
        var byDate = days.ToDictionary(day => day.Date);
        var (ours, best) = (0.0, 0.0);
        foreach (var (game, rated) in _games.Where(game => game.Rated.Date >= from))
        {
            if (rated.Home < 0 || rated.Away < 0)
            {
                continue;
            }

            var margin = rated.HomePoints - rated.AwayPoints;
            var day = byDate[rated.Date];
            ours += Math.Abs(margin - day.ExpectedMargin(rated.Home, rated.Away, rated.NeutralSite));
            best += Math.Abs(margin - _league.ExpectedMargin(game));
        }

        return ours / best - 1;
    }

    /// <summary>
    /// The same on the day after the last game, between any two teams of the league at either's home: the game's chance
    /// is drawn from what chance did in the games of the season.
    /// </summary>
    public double ExcessErrorAtSeasonsEnd(int seed)
    {
        double[] chance =
        [
            .. _games.Select(game => game.Rated.HomePoints - game.Rated.AwayPoints - _league.ExpectedMargin(game.Game)),
        ];
        var random = new Random(seed);
        Team[] teams = [.. DivisionOne];
        var sample = _games[0].Game;
        var (ours, best) = (0.0, 0.0);
        foreach (var home in teams)
        {
            foreach (var away in teams.Where(away => away != home))
            {
                var expected = _league.ExpectedMargin(sample with { Home = home, Away = away, NeutralSite = false });
                var luck = chance[random.Next(chance.Length)];
                ours += Math.Abs(expected + luck - Final.ExpectedMargin(home.Index, away.Index, neutralSite: false));
                best += Math.Abs(luck);
            }
        }

        return ours / best - 1;
    }

    private IEnumerable<Team> DivisionOne => _league.Directory.Teams.Take(_league.Directory.DivisionOneCount);

    private double[] Truth(Func<Team, double> value) => [.. DivisionOne.Select(value)];

    private IReadOnlyList<RatingDay> Rate(
        IReadOnlyList<(ScheduledGame Game, RatingGame Rated)> games,
        int season,
        RatingPrior? prior,
        RatingsOptions options
    )
    {
        var (first, last) = (games.Min(game => game.Rated.Date), games.Max(game => game.Rated.Date));
        return SeasonRatings.Compute(
            new RatingSeason
            {
                Conferences = [.. DivisionOne.Select(team => _league.Directory.ConferenceOf(team, season)!.Id)],
                Games = [.. games.Select(game => game.Rated)],
                Dates = [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 2).Select(first.AddDays)],
                Prior = prior,
            },
            options
        );
    }

    private IReadOnlyList<(ScheduledGame Game, RatingGame Rated)> GamesOf(int season)
    {
        var archive = _league.Season(season);
        return
        [
            .. archive
                .Games.Where(game => game.IsPlayed)
                .Select(game => (game, Rated(game, archive.Outcome(game)!.Original))),
        ];
    }

    private static RatingGame Rated(ScheduledGame game, GameBox box) =>
        new(
            game.Id,
            DateOnly.FromDateTime(game.PlayedAt.UtcDateTime.AddHours(-5)),
            game.Home.IsDivisionOne ? game.Home.Index : RatingGame.Outsider,
            game.Away.IsDivisionOne ? game.Away.Index : RatingGame.Outsider,
            box.HomePoints,
            box.AwayPoints,
            (box.Home.Line[Stat.Possessions] + box.Away.Line[Stat.Possessions]) / 2.0,
            box.Minutes,
            game.NeutralSite
        );
}
