namespace HoopsEdge.ApiSimulator.Statistics;

/// <summary>The derived figures of a <see cref="StatLine"/>, in the units of the feed: percentages with one decimal.</summary>
internal static class Rates
{
    public static double Percent(double part, double whole) => whole > 0 ? Math.Round(100 * part / whole, 1) : 0;

    public static double Fraction(double part, double whole, int digits = 3) =>
        whole > 0 ? Math.Round(part / whole, digits) : 0;

    public static double EffectiveFieldGoal(StatLine line) =>
        Percent(line.FieldGoalsMade + 0.5 * line.Made(Stat.ThreePointers), line.FieldGoalsAttempted);

    public static double ShootingChances(StatLine line) =>
        line.FieldGoalsAttempted + 0.44 * line.Attempted(Stat.FreeThrows);

    public static double TrueShooting(StatLine line) => Percent(0.5 * line.Points, ShootingChances(line));

    public static double FreeThrowRate(StatLine line) =>
        Percent(line.Attempted(Stat.FreeThrows), line.FieldGoalsAttempted);

    public static double OffensiveReboundPct(StatLine line, StatLine opponent) =>
        Percent(line[Stat.OffensiveRebounds], line[Stat.OffensiveRebounds] + opponent[Stat.DefensiveRebounds]);

    public static double TurnoverRatio(StatLine line) => Percent(line[Stat.Turnovers], line[Stat.Possessions]);

    public static double Rating(int points, int possessions) => Percent(points, possessions);

    public static double Pace(int possessions, int opponentPossessions, double minutes) =>
        minutes > 0 ? Math.Round(20 * (possessions + opponentPossessions) / minutes, 1) : 0;

    /// <summary>Hollinger's game score.</summary>
    public static double GameScore(StatLine line) =>
        Math.Round(
            line.Points
                + 0.4 * line.FieldGoalsMade
                - 0.7 * line.FieldGoalsAttempted
                - 0.4 * (line.Attempted(Stat.FreeThrows) - line.Made(Stat.FreeThrows))
                + 0.7 * line[Stat.OffensiveRebounds]
                + 0.3 * line[Stat.DefensiveRebounds]
                + line[Stat.Steals]
                + 0.7 * line[Stat.Assists]
                + 0.7 * line[Stat.Blocks]
                - 0.4 * line.Fouls
                - line[Stat.Turnovers],
            1
        );

    /// <summary>Share of the team's chances that a player used while he was on the floor.</summary>
    public static double Usage(StatLine player, StatLine team, int teamSeconds) =>
        Percent(
            (ShootingChances(player) + player[Stat.Turnovers]) * (teamSeconds / 5.0),
            player[Stat.Seconds] * (ShootingChances(team) + team[Stat.Turnovers])
        );
}
