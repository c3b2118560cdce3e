using HoopsEdge.ApiSimulator.Http;
using HoopsEdge.ApiSimulator.Shapes;
using HoopsEdge.ApiSimulator.Statistics;

namespace HoopsEdge.ApiSimulator.Answers;

/// <summary>Where a season's shots came from and who set them up.</summary>
internal static class ShootingAnswers
{
    private static readonly ApiParameter[] Filters =
    [
        Parameters.RequiredSeason,
        Parameters.SeasonType,
        Parameters.Team,
        Parameters.Conference,
        .. Parameters.Dates,
    ];

    public static ApiRoute[] Routes { get; } =
    [
        new(
            "/stats/team/shooting/season",
            Filters,
            request => RowStream.Of(request.Unordered(Teams(request)), SimulatorJson.Default.SeasonShootingStats)
        )
        {
            AnyOf = ["team", "conference"],
        },
        new(
            "/stats/player/shooting/season",
            Filters,
            request =>
                RowStream.Of(request.Unordered(Players(request)), SimulatorJson.Default.PlayerSeasonShootingStats)
        )
        {
            AnyOf = ["team", "conference"],
        },
    ];

    public static ShotTypeBreakdown Plain(StatLine line, Stat zone) =>
        new(line.Made(zone), line.Attempted(zone), Rates.Percent(line.Made(zone), line.Attempted(zone)));

    public static int TrackedShots(StatLine line) => line.FieldGoalsAttempted;

    public static double AssistedPct(StatLine line) => Rates.Percent(line.AssistedFieldGoals, line.FieldGoalsMade);

    private static AssistedShotTypeBreakdown Assisted(StatLine line, Stat zone) =>
        new(
            line.Made(zone),
            line.Attempted(zone),
            Rates.Percent(line.Made(zone), line.Attempted(zone)),
            Rates.Percent(line.Assisted(zone), line.Made(zone)),
            line.Assisted(zone)
        );

    private static AttemptsBreakdown Attempts(StatLine line)
    {
        double Share(Stat zone) => Rates.Percent(line.Attempted(zone), line.FieldGoalsAttempted);
        return new AttemptsBreakdown(
            Share(Stat.ThreePointers),
            Share(Stat.TwoPointJumpers),
            Share(Stat.TipIns),
            Share(Stat.LayUps),
            Share(Stat.Dunks)
        );
    }

    private static IEnumerable<SeasonShootingStats> Teams(ApiRequest request)
    {
        if (request.View.Season(request.Required("season")) is not { } season)
            return [];
        return season
            .Totals(request.StatFilter)
            .Teams.Where(totals => SeasonAnswers.Matches(request, totals.Team, season.Season))
            .Select(totals => new SeasonShootingStats(
                season.Season,
                totals.Team.Id,
                totals.Team.School,
                season.Directory.ConferenceOf(totals.Team, season.Season)?.Abbreviation,
                TrackedShots(totals.Own),
                AssistedPct(totals.Own),
                Rates.FreeThrowRate(totals.Own),
                Assisted(totals.Own, Stat.Dunks),
                Assisted(totals.Own, Stat.LayUps),
                Plain(totals.Own, Stat.TipIns),
                Assisted(totals.Own, Stat.TwoPointJumpers),
                Assisted(totals.Own, Stat.ThreePointers),
                Plain(totals.Own, Stat.FreeThrows),
                Attempts(totals.Own)
            ));
    }

    private static IEnumerable<PlayerSeasonShootingStats> Players(ApiRequest request)
    {
        if (request.View.Season(request.Required("season")) is not { } season)
            return [];
        return season
            .Totals(request.StatFilter)
            .Players.Where(totals => SeasonAnswers.Matches(request, totals.Team, season.Season))
            .Select(totals => new PlayerSeasonShootingStats(
                season.Season,
                totals.Team.Id,
                totals.Team.School,
                season.Directory.ConferenceOf(totals.Team, season.Season)?.Abbreviation,
                TrackedShots(totals.Own),
                AssistedPct(totals.Own),
                Rates.FreeThrowRate(totals.Own),
                Assisted(totals.Own, Stat.Dunks),
                Assisted(totals.Own, Stat.LayUps),
                Plain(totals.Own, Stat.TipIns),
                Assisted(totals.Own, Stat.TwoPointJumpers),
                Assisted(totals.Own, Stat.ThreePointers),
                Plain(totals.Own, Stat.FreeThrows),
                Attempts(totals.Own),
                totals.Player.Id,
                totals.Player.Name
            ));
    }
}
