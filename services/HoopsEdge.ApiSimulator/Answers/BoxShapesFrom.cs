using HoopsEdge.ApiSimulator.Shapes;
using HoopsEdge.ApiSimulator.Statistics;

namespace HoopsEdge.ApiSimulator.Answers;

/// <summary>Reads the contract's nested objects off a <see cref="StatLine"/>.</summary>
internal static class BoxShapesFrom
{
    public static Shooting Shooting(int made, int attempted) => new(Rates.Percent(made, attempted), attempted, made);

    public static Shooting FieldGoals(StatLine line) => Shooting(line.FieldGoalsMade, line.FieldGoalsAttempted);

    public static Shooting Twos(StatLine line) => Shooting(line.TwosMade, line.TwosAttempted);

    public static Shooting Threes(StatLine line) =>
        Shooting(line.Made(Stat.ThreePointers), line.Attempted(Stat.ThreePointers));

    public static Shooting FreeThrows(StatLine line) =>
        Shooting(line.Made(Stat.FreeThrows), line.Attempted(Stat.FreeThrows));

    public static Rebounds Rebounds(StatLine line) =>
        new(line.Rebounds, line[Stat.DefensiveRebounds], line[Stat.OffensiveRebounds]);

    public static TurnoverCounts Turnovers(StatLine line) => new(line[Stat.TeamTurnovers], line[Stat.Turnovers]);

    public static FoulCounts Fouls(StatLine line) =>
        new(line[Stat.FlagrantFouls], line[Stat.TechnicalFouls], line.Fouls);

    public static FourFactors FourFactors(StatLine line, StatLine opponent, double turnoverRatio) =>
        new(
            Rates.FreeThrowRate(line),
            Rates.OffensiveReboundPct(line, opponent),
            turnoverRatio,
            Rates.EffectiveFieldGoal(line)
        );

    public static GameBoxScoreTeamStats Game(TeamBox box, TeamBox opponent)
    {
        var line = box.Line;
        return new GameBoxScoreTeamStats(
            FieldGoals(line),
            Twos(line),
            Threes(line),
            FreeThrows(line),
            Rebounds(line),
            Turnovers(line),
            Fouls(line),
            new GamePoints(
                line[Stat.FastBreakPoints],
                line[Stat.OffTurnoverPoints],
                line[Stat.PaintPoints],
                [.. box.PeriodPoints.Select(points => (double)points)],
                box.LargestLead,
                line.Points
            ),
            FourFactors(line, opponent.Line, Rates.TurnoverRatio(line)),
            line[Stat.Assists],
            line[Stat.Blocks],
            line[Stat.Steals],
            line[Stat.Possessions],
            Rates.Rating(line.Points, line[Stat.Possessions]),
            Rates.TrueShooting(line),
            Rates.GameScore(line)
        );
    }

    /// <summary>A season's turnover ratio is a fraction with one decimal where a game's is a percentage: so the API has it.</summary>
    public static TeamSeasonUnitStats Season(StatLine line, StatLine opponent) =>
        new(
            FieldGoals(line),
            Twos(line),
            Threes(line),
            FreeThrows(line),
            Rebounds(line),
            Turnovers(line),
            Fouls(line),
            new SeasonPoints(
                line[Stat.FastBreakPoints],
                line[Stat.OffTurnoverPoints],
                line[Stat.PaintPoints],
                line.Points
            ),
            FourFactors(line, opponent, Rates.Fraction(line[Stat.Turnovers], line[Stat.Possessions], 1)),
            line[Stat.Assists],
            line[Stat.Blocks],
            line[Stat.Steals],
            line[Stat.Possessions],
            Rates.Rating(line.Points, line[Stat.Possessions]),
            Rates.TrueShooting(line)
        );

    public static double AssistsPerTurnover(StatLine line) =>
        Rates.Fraction(line[Stat.Assists], Math.Max(1, line[Stat.Turnovers]), 1);

    public static double Minutes(StatLine line) => Math.Round(line[Stat.Seconds] / 60.0, MidpointRounding.AwayFromZero);

    public static double OffensiveRating(StatLine line) =>
        Rates.Rating(line[Stat.FloorPoints], line[Stat.FloorPossessions]);

    public static double DefensiveRating(StatLine line) =>
        Rates.Rating(line[Stat.FloorPointsAllowed], line[Stat.FloorPossessionsFaced]);

    public static double NetRating(StatLine line) => Math.Round(OffensiveRating(line) - DefensiveRating(line), 1);

    public static double PlayerOffensiveReboundPct(StatLine line) =>
        Rates.Percent(line[Stat.OffensiveRebounds], line[Stat.FloorReboundChances]);
}
