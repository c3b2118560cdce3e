namespace HoopsEdge.ApiSimulator.Shapes;

// The leaderboard, which newer clients know and the older contract lacks.

internal sealed record LeaderboardConference(int? Id, string? Abbreviation);

internal sealed record LeaderboardRecord(int Games, int Wins, int Losses);

internal sealed record LeaderboardSummary(double TotalMinutes, int TrackedShots, double? Pace, double? RawNetRating);

internal sealed record LeaderboardPoints(int Total, int InPaint, int OffTurnovers, int FastBreak);

internal sealed record MadeAttempted(int Made, int Attempted);

internal sealed record LeaderboardRebounds(int Total, int Offensive, int Defensive);

internal sealed record LeaderboardTurnovers(int Total, int Team, int Technical);

internal sealed record LeaderboardFouls(int Total, int Technical, int Flagrant);

internal sealed record LeaderboardStats(
    LeaderboardPoints Points,
    int Possessions,
    double? RawOffensiveRating,
    double? TrueShootingPct,
    double? EffectiveFieldGoalPct,
    double? TurnoverRatio,
    double? OffensiveReboundPct,
    double? FreeThrowRate,
    MadeAttempted FieldGoals,
    MadeAttempted TwoPointFieldGoals,
    MadeAttempted ThreePointFieldGoals,
    MadeAttempted FreeThrows,
    LeaderboardRebounds Rebounds,
    LeaderboardTurnovers Turnovers,
    LeaderboardFouls Fouls,
    int Assists,
    int Steals,
    int Blocks
);

internal sealed record ShotDistribution(double? ThreeRate, double? JumperRate, double? MidrangeRate);

internal sealed record RimShots(double? Rate, double? Pct, double? AssistedPct);

internal sealed record AssistedShots(int Attempts, int Made, int Assisted, double? Rate);

internal sealed record PlainShots(int Attempts, int Made, double? Rate);

internal sealed record Jumpers(int Attempts, int Made, int Assisted, double? Rate, double? Pct, double? AssistedPct);

internal sealed record LeaderboardShotProfile(
    double? AssistedPct,
    RimShots AtRim,
    AssistedShots Dunk,
    AssistedShots Layup,
    PlainShots TipIn,
    Jumpers TwoPointJumper,
    Jumpers ThreePointJumper,
    PlainShots FreeThrows,
    ShotDistribution Distribution
);

internal sealed record LeaderboardRanks(double? Offense, double? Defense, double? Net);

internal sealed record LeaderboardEfficiency(
    double? OffensiveRating,
    double? DefensiveRating,
    double? NetRating,
    LeaderboardRanks Rankings
);

internal sealed record TeamStatsLeaderboardRecord(
    int Season,
    int TeamId,
    string Team,
    LeaderboardConference Conference,
    LeaderboardRecord Record,
    LeaderboardSummary Summary,
    LeaderboardStats TeamStats,
    LeaderboardStats OpponentStats,
    LeaderboardShotProfile ShotProfile,
    LeaderboardEfficiency? AdjustedEfficiency
);
