using HoopsEdge.ApiSimulator.Http;
using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Shapes;
using HoopsEdge.ApiSimulator.Statistics;
using HoopsEdge.ApiSimulator.Views;

namespace HoopsEdge.ApiSimulator.Answers;

/// <summary>Season statistics of teams and players, added up from the boxes of finished games.</summary>
internal static class SeasonAnswers
{
    /// <summary>Efficiency of a replacement-level player, for points over replacement.</summary>
    private const double ReplacementRating = 88;

    private static readonly ApiParameter[] Filters =
    [
        Parameters.SeasonType,
        Parameters.Team,
        Parameters.Conference,
        .. Parameters.Dates,
    ];

    public static ApiRoute[] Routes { get; } =
    [
        new(
            "/stats/team/season",
            [Parameters.NumericSeason, .. Filters],
            request => RowStream.Of(request.Unordered(Teams(request)), SimulatorJson.Default.TeamSeasonStats)
        )
        {
            AnyOf = ["season", "team"],
        },
        new(
            "/stats/player/season",
            [Parameters.RequiredNumericSeason, .. Filters],
            request => RowStream.Of(request.Unordered(Players(request)), SimulatorJson.Default.PlayerSeasonStats)
        ),
    ];

    /// <summary>Whether a team passes the team and conference filters.</summary>
    public static bool Matches(ApiRequest request, Team team, int season)
    {
        var (school, conference) = (request.Text("team"), request.Text("conference"));
        return (school is null || GameView.IsSchool(team, school))
            && (
                conference is null
                || GameView.IsConference(request.View.League.Directory.ConferenceOf(team, season), conference)
            );
    }

    public static string Label(int season) => Invariant($"{season - 1}{season}");

    private static IEnumerable<TeamSeasonStats> Teams(ApiRequest request)
    {
        var seasons = request.Integer("season") is { } one ? [one] : request.View.Seasons;
        return seasons
            .Select(request.View.Season)
            .OfType<SeasonView>()
            .SelectMany(season =>
                season
                    .Totals(request.StatFilter)
                    .Teams.Where(totals => Matches(request, totals.Team, season.Season))
                    .Select(totals => Team(season, totals))
            );
    }

    private static TeamSeasonStats Team(SeasonView season, TeamTotals totals) =>
        new(
            season.Season,
            Label(season.Season),
            totals.Team.Id,
            totals.Team.School,
            season.Directory.ConferenceOf(totals.Team, season.Season)?.Abbreviation,
            totals.Games,
            totals.Wins,
            totals.Losses,
            totals.Minutes,
            Rates.Pace(totals.Own[Stat.Possessions], totals.Opponent[Stat.Possessions], totals.Minutes),
            BoxShapesFrom.Season(totals.Own, totals.Opponent),
            BoxShapesFrom.Season(totals.Opponent, totals.Own)
        );

    private static IEnumerable<PlayerSeasonStats> Players(ApiRequest request)
    {
        if (request.View.Season(request.Required("season")) is not { } season)
            return [];
        return season
            .Totals(request.StatFilter)
            .Players.Where(totals => Matches(request, totals.Team, season.Season))
            .Select(totals =>
            {
                var usage = Rates.Usage(totals.Own, totals.TeamLine, totals.TeamLine[Stat.Seconds]);
                return Player(season, totals, totals.Own, usage);
            });
    }

    private static PlayerSeasonStats Player(SeasonView season, PlayerTotals totals, StatLine line, double usage) =>
        new(
            season.Season,
            Label(season.Season),
            totals.Team.Id,
            totals.Team.School,
            season.Directory.ConferenceOf(totals.Team, season.Season)?.Abbreviation,
            totals.Player.Id,
            totals.Player.SourceId,
            totals.Player.Name,
            totals.Player.Position,
            totals.Games,
            totals.Starts,
            BoxShapesFrom.Minutes(line),
            line.Points,
            line[Stat.Turnovers],
            line.Fouls,
            line[Stat.Assists],
            line[Stat.Steals],
            line[Stat.Blocks],
            usage,
            BoxShapesFrom.OffensiveRating(line),
            BoxShapesFrom.DefensiveRating(line),
            BoxShapesFrom.NetRating(line),
            OverReplacement(totals, usage),
            Rates.EffectiveFieldGoal(line),
            Rates.Fraction(0.5 * line.Points, Rates.ShootingChances(line)),
            BoxShapesFrom.AssistsPerTurnover(line),
            Rates.FreeThrowRate(line),
            BoxShapesFrom.PlayerOffensiveReboundPct(line),
            BoxShapesFrom.FieldGoals(line),
            BoxShapesFrom.Twos(line),
            BoxShapesFrom.Threes(line),
            BoxShapesFrom.FreeThrows(line),
            BoxShapesFrom.Rebounds(line),
            WinShares(line)
        );

    /// <summary>Pomeroy-style: rating over replacement, times share of minutes, times usage, a game of 69 possessions.</summary>
    private static double OverReplacement(PlayerTotals totals, double usage)
    {
        var share = Rates.Fraction(5.0 * totals.Own[Stat.Seconds], totals.TeamLine[Stat.Seconds]);
        return Math.Round(
            (BoxShapesFrom.OffensiveRating(totals.Own) - ReplacementRating) * usage / 100 * share * 0.69,
            1
        );
    }

    /// <summary>Marginal points on the floor, a fifth to each of the five, at 30 points a win.</summary>
    private static WinShares WinShares(StatLine line)
    {
        var offense = (line[Stat.FloorPoints] - 0.96 * line[Stat.FloorPossessions]) / 5 / 30;
        var defense = (1.2 * line[Stat.FloorPossessionsFaced] - line[Stat.FloorPointsAllowed]) / 5 / 30;
        var total = Math.Round(offense, 1) + Math.Round(defense, 1);
        return new WinShares(
            Rates.Fraction(total * 2400, line[Stat.Seconds]),
            Math.Round(total, 1),
            Math.Round(defense, 1),
            Math.Round(offense, 1)
        );
    }
}
