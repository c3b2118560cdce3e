using System.Text.Json.Serialization;
using HoopsEdge.ApiSimulator.Schedule;

namespace HoopsEdge.ApiSimulator.Shapes;

// The contract's plays, substitutions and lineups.

internal sealed record Participant(string Name, int Id);

internal sealed record OnFloorPlayer(string Team, string Name, int Id);

internal sealed record ShotPlayer(string? Name, int? Id);

internal sealed record ShotLocation(double? Y, double? X);

internal sealed record ShotInfo(
    ShotPlayer Shooter,
    bool Made,
    string Range,
    bool Assisted,
    ShotPlayer AssistedBy,
    ShotLocation Location
);

internal sealed record PlayInfo(
    int Id,
    string SourceId,
    int GameId,
    string GameSourceId,
    DateTimeOffset GameStartDate,
    double Season,
    SeasonType SeasonType,
    string GameType,
    string? Tournament,
    string PlayType,
    bool? IsHomeTeam,
    int? TeamId,
    string? Team,
    string? Conference,
    double? TeamSeed,
    int? OpponentId,
    string? Opponent,
    string? OpponentConference,
    double? OpponentSeed,
    int Period,
    string Clock,
    int SecondsRemaining,
    int HomeScore,
    int AwayScore,
    double? HomeWinProbability,
    bool? ScoringPlay,
    bool? ShootingPlay,
    double? ScoreValue,
    DateTimeOffset? Wallclock,
    string? PlayText,
    IReadOnlyList<Participant> Participants,
    IReadOnlyList<OnFloorPlayer> OnFloor,
    ShotInfo? ShotInfo
)
{
    /// <summary>Fields outside the contract; absent unless a quirk is on.</summary>
    [JsonExtensionData]
    public Dictionary<string, object?>? Extra { get; set; }
}

internal sealed record SubstitutionMoment(int OpponentPoints, int TeamPoints, int SecondsRemaining, int Period);

/// <summary>The contract spells its name "PlayerSubsititution".</summary>
internal sealed record PlayerSubstitution(
    int GameId,
    DateTimeOffset StartDate,
    int TeamId,
    string Team,
    string? Conference,
    int AthleteId,
    string Athlete,
    string? Position,
    int OpponentId,
    string Opponent,
    string? OpponentConference,
    SubstitutionMoment SubIn,
    SubstitutionMoment SubOut
);

internal sealed record ShootingStats(int Made, int Attempted, double Pct);

internal sealed record TwoPointShooting(
    int Made,
    int Attempted,
    double Pct,
    ShootingStats Jumpers,
    ShootingStats Layups,
    ShootingStats Dunks,
    ShootingStats TipIns
);

internal sealed record LineupFourFactors(
    double FreeThrowRate,
    double OffensiveReboundPct,
    double TurnoverRatio,
    double EffectiveFieldGoalPct
);

internal sealed record LineupUnitStats(
    int Possessions,
    int Points,
    int Blocks,
    int Assists,
    int Steals,
    int Turnovers,
    int DefensiveRebounds,
    int OffensiveRebounds,
    double TrueShooting,
    ShootingStats FieldGoals,
    TwoPointShooting TwoPointers,
    ShootingStats ThreePointers,
    ShootingStats FreeThrows,
    LineupFourFactors FourFactors
);

internal sealed record LineupStats(
    int TeamId,
    string Team,
    string Conference,
    string IdHash,
    IReadOnlyList<Participant> Athletes,
    double TotalSeconds,
    double Pace,
    double OffenseRating,
    double DefenseRating,
    double NetRating,
    LineupUnitStats TeamStats,
    LineupUnitStats OpponentStats
);
