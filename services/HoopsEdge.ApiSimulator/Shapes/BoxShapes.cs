namespace HoopsEdge.ApiSimulator.Shapes;

// The contract's nested box-score objects, shared by games and seasons.

internal sealed record Shooting(double? Pct, double? Attempted, double? Made);

internal sealed record Rebounds(double? Total, double? Defensive, double? Offensive);

internal sealed record TurnoverCounts(double? TeamTotal, double? Total);

internal sealed record FoulCounts(double? Flagrant, double? Technical, double? Total);

internal sealed record FourFactors(
    double? FreeThrowRate,
    double? OffensiveReboundPct,
    double? TurnoverRatio,
    double? EffectiveFieldGoalPct
);

internal sealed record GamePoints(
    double? FastBreak,
    double? OffTurnovers,
    double? InPaint,
    IReadOnlyList<double>? ByPeriod,
    double? LargestLead,
    double? Total
);

internal sealed record SeasonPoints(double? FastBreak, double? OffTurnovers, double? InPaint, double? Total);

internal sealed record GameBoxScoreTeamStats(
    Shooting FieldGoals,
    Shooting TwoPointFieldGoals,
    Shooting ThreePointFieldGoals,
    Shooting FreeThrows,
    Rebounds Rebounds,
    TurnoverCounts Turnovers,
    FoulCounts Fouls,
    GamePoints Points,
    FourFactors FourFactors,
    double? Assists,
    double? Blocks,
    double? Steals,
    double? Possessions,
    double? Rating,
    double? TrueShooting,
    double? GameScore
);

internal sealed record PlayerBoxInfo(
    Rebounds Rebounds,
    Shooting FreeThrows,
    Shooting ThreePointFieldGoals,
    Shooting TwoPointFieldGoals,
    Shooting FieldGoals,
    double? OffensiveReboundPct,
    double? FreeThrowRate,
    double? AssistsTurnoverRatio,
    double? GameScore,
    double? TrueShootingPct,
    double? EffectiveFieldGoalPct,
    double? NetRating,
    double? DefensiveRating,
    double? OffensiveRating,
    double? Usage,
    double? Blocks,
    double? Steals,
    double? Assists,
    double? Fouls,
    double? Turnovers,
    double? Points,
    double? Minutes,
    bool? Ejected,
    bool? Starter,
    string Position,
    string Name,
    string AthleteSourceId,
    int AthleteId
);
