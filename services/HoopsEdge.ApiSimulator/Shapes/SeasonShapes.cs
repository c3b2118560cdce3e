using System.Text.Json.Serialization;

namespace HoopsEdge.ApiSimulator.Shapes;

// The contract's season statistics.

internal sealed record TeamSeasonUnitStats(
    Shooting FieldGoals,
    Shooting TwoPointFieldGoals,
    Shooting ThreePointFieldGoals,
    Shooting FreeThrows,
    Rebounds Rebounds,
    TurnoverCounts Turnovers,
    FoulCounts Fouls,
    SeasonPoints Points,
    FourFactors FourFactors,
    double? Assists,
    double? Blocks,
    double? Steals,
    double? Possessions,
    double? Rating,
    double? TrueShooting
);

internal sealed record TeamSeasonStats(
    int Season,
    string SeasonLabel,
    int TeamId,
    string Team,
    string? Conference,
    int Games,
    double Wins,
    double Losses,
    double? TotalMinutes,
    double? Pace,
    TeamSeasonUnitStats TeamStats,
    TeamSeasonUnitStats OpponentStats
);

internal sealed record WinShares(double? TotalPer40, double? Total, double? Defensive, double? Offensive);

internal sealed record PlayerSeasonStats(
    int Season,
    string SeasonLabel,
    int TeamId,
    string Team,
    string? Conference,
    int AthleteId,
    string AthleteSourceId,
    string Name,
    string Position,
    double Games,
    double Starts,
    double Minutes,
    double? Points,
    double? Turnovers,
    double? Fouls,
    double? Assists,
    double? Steals,
    double? Blocks,
    double? Usage,
    double? OffensiveRating,
    double? DefensiveRating,
    double? NetRating,
    [property: JsonPropertyName("PORPAG")] double? PointsOverReplacement,
    double? EffectiveFieldGoalPct,
    double? TrueShootingPct,
    double? AssistsTurnoverRatio,
    double? FreeThrowRate,
    double? OffensiveReboundPct,
    Shooting FieldGoals,
    Shooting TwoPointFieldGoals,
    Shooting ThreePointFieldGoals,
    Shooting FreeThrows,
    Rebounds Rebounds,
    WinShares WinShares
);

internal sealed record ShotTypeBreakdown(int Made, int Attempted, double Pct);

internal sealed record AssistedShotTypeBreakdown(int Made, int Attempted, double Pct, double AssistedPct, int Assisted);

internal sealed record AttemptsBreakdown(
    double ThreePointJumpers,
    double TwoPointJumpers,
    double TipIns,
    double Layups,
    double Dunks
);

internal sealed record SeasonShootingStats(
    int Season,
    int TeamId,
    string Team,
    string? Conference,
    int TrackedShots,
    double AssistedPct,
    double FreeThrowRate,
    AssistedShotTypeBreakdown Dunks,
    AssistedShotTypeBreakdown Layups,
    ShotTypeBreakdown TipIns,
    AssistedShotTypeBreakdown TwoPointJumpers,
    AssistedShotTypeBreakdown ThreePointJumpers,
    ShotTypeBreakdown FreeThrows,
    AttemptsBreakdown AttemptsBreakdown
);

internal sealed record PlayerSeasonShootingStats(
    int Season,
    int TeamId,
    string Team,
    string? Conference,
    int TrackedShots,
    double AssistedPct,
    double FreeThrowRate,
    AssistedShotTypeBreakdown Dunks,
    AssistedShotTypeBreakdown Layups,
    ShotTypeBreakdown TipIns,
    AssistedShotTypeBreakdown TwoPointJumpers,
    AssistedShotTypeBreakdown ThreePointJumpers,
    ShotTypeBreakdown FreeThrows,
    AttemptsBreakdown AttemptsBreakdown,
    int AthleteId,
    string AthleteName
);
