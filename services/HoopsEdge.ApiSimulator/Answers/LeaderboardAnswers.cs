using HoopsEdge.ApiSimulator.Http;
using HoopsEdge.ApiSimulator.Shapes;
using HoopsEdge.ApiSimulator.Statistics;
using HoopsEdge.ApiSimulator.Views;

namespace HoopsEdge.ApiSimulator.Answers;

/// <summary>Everything about a team's season in one row, for subscribers.</summary>
internal static class LeaderboardAnswers
{
    public static ApiRoute[] Routes { get; } =
    [
        new(
            "/stats/team/leaderboard",
            [Parameters.Season, Parameters.Team, Parameters.Conference],
            request => RowStream.Of(request.Unordered(Teams(request)), SimulatorJson.Default.TeamStatsLeaderboardRecord)
        )
        {
            Tier = 2,
        },
    ];

    private static IEnumerable<TeamStatsLeaderboardRecord> Teams(ApiRequest request)
    {
        if (request.View.Season(request.Integer("season") ?? request.View.CurrentSeason) is not { } season)
            return [];
        return season
            .Totals(StatFilter.All)
            .Teams.Where(totals => totals.Team.IsDivisionOne)
            .Where(totals => SeasonAnswers.Matches(request, totals.Team, season.Season))
            .Select(totals => Team(season, totals));
    }

    private static TeamStatsLeaderboardRecord Team(SeasonView season, TeamTotals totals)
    {
        var conference = season.Directory.ConferenceOf(totals.Team, season.Season);
        var (own, opponent) = (totals.Own, totals.Opponent);
        var net =
            Rates.Rating(own.Points, own[Stat.Possessions]) - Rates.Rating(opponent.Points, opponent[Stat.Possessions]);
        return new TeamStatsLeaderboardRecord(
            season.Season,
            totals.Team.Id,
            totals.Team.School,
            new LeaderboardConference(conference?.Id, conference?.Abbreviation),
            new LeaderboardRecord(totals.Games, totals.Wins, totals.Losses),
            new LeaderboardSummary(
                totals.Minutes,
                ShootingAnswers.TrackedShots(own),
                Rates.Pace(own[Stat.Possessions], opponent[Stat.Possessions], totals.Minutes),
                Math.Round(net, 1)
            ),
            Stats(own, opponent),
            Stats(opponent, own),
            ShotProfile(own),
            Efficiency(season, totals.Team.Index)
        );
    }

    private static LeaderboardStats Stats(StatLine line, StatLine opponent) =>
        new(
            new LeaderboardPoints(
                line.Points,
                line[Stat.PaintPoints],
                line[Stat.OffTurnoverPoints],
                line[Stat.FastBreakPoints]
            ),
            line[Stat.Possessions],
            Rates.Rating(line.Points, line[Stat.Possessions]),
            Rates.TrueShooting(line),
            Rates.EffectiveFieldGoal(line),
            Rates.TurnoverRatio(line),
            Rates.OffensiveReboundPct(line, opponent),
            Rates.FreeThrowRate(line),
            new MadeAttempted(line.FieldGoalsMade, line.FieldGoalsAttempted),
            new MadeAttempted(line.TwosMade, line.TwosAttempted),
            new MadeAttempted(line.Made(Stat.ThreePointers), line.Attempted(Stat.ThreePointers)),
            new MadeAttempted(line.Made(Stat.FreeThrows), line.Attempted(Stat.FreeThrows)),
            new LeaderboardRebounds(line.Rebounds, line[Stat.OffensiveRebounds], line[Stat.DefensiveRebounds]),
            new LeaderboardTurnovers(line[Stat.Turnovers], line[Stat.TeamTurnovers], 0),
            new LeaderboardFouls(line.Fouls, line[Stat.TechnicalFouls], line[Stat.FlagrantFouls]),
            line[Stat.Assists],
            line[Stat.Steals],
            line[Stat.Blocks]
        );

    private static LeaderboardShotProfile ShotProfile(StatLine line)
    {
        var made = line.Made(Stat.Dunks) + line.Made(Stat.LayUps) + line.Made(Stat.TipIns);
        var attempted = line.Attempted(Stat.Dunks) + line.Attempted(Stat.LayUps) + line.Attempted(Stat.TipIns);
        var assisted = line.Assisted(Stat.Dunks) + line.Assisted(Stat.LayUps);
        var (threes, midrange) = (line.Attempted(Stat.ThreePointers), line.Attempted(Stat.TwoPointJumpers));
        return new LeaderboardShotProfile(
            ShootingAnswers.AssistedPct(line),
            new RimShots(Share(line, attempted), Rates.Percent(made, attempted), Rates.Percent(assisted, made)),
            Assisted(line, Stat.Dunks),
            Assisted(line, Stat.LayUps),
            Plain(line, Stat.TipIns),
            Jump(line, Stat.TwoPointJumpers),
            Jump(line, Stat.ThreePointers),
            Plain(line, Stat.FreeThrows),
            new ShotDistribution(
                Rates.Percent(threes, line.FieldGoalsAttempted),
                Rates.Percent(threes + midrange, line.FieldGoalsAttempted),
                Rates.Percent(midrange, line.FieldGoalsAttempted)
            )
        );
    }

    private static double Share(StatLine line, int attempted) => Rates.Percent(attempted, line.FieldGoalsAttempted);

    private static PlainShots Plain(StatLine line, Stat zone) =>
        new(line.Attempted(zone), line.Made(zone), Share(line, line.Attempted(zone)));

    private static AssistedShots Assisted(StatLine line, Stat zone) =>
        new(line.Attempted(zone), line.Made(zone), line.Assisted(zone), Share(line, line.Attempted(zone)));

    private static Jumpers Jump(StatLine line, Stat zone) =>
        new(
            line.Attempted(zone),
            line.Made(zone),
            line.Assisted(zone),
            Share(line, line.Attempted(zone)),
            Rates.Percent(line.Made(zone), line.Attempted(zone)),
            Rates.Percent(line.Assisted(zone), line.Made(zone))
        );

    private static LeaderboardEfficiency? Efficiency(SeasonView season, int team)
    {
        if (season.Efficiencies[team] is not { } efficiency)
            return null;
        var (offense, defense, net) = RatingAnswers.Ranks(season.Efficiencies, efficiency);
        return new LeaderboardEfficiency(
            efficiency.Offense,
            efficiency.Defense,
            efficiency.Net,
            new LeaderboardRanks(offense, defense, net)
        );
    }
}
