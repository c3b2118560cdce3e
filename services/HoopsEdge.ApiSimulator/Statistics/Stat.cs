namespace HoopsEdge.ApiSimulator.Statistics;

/// <summary>What is counted. Each shot zone takes three places: made, attempted, assisted.</summary>
internal enum Stat
{
    Dunks = 0,
    LayUps = 3,
    TipIns = 6,
    TwoPointJumpers = 9,
    ThreePointers = 12,
    FreeThrows = 15,
    OffensiveRebounds = 18,
    DefensiveRebounds,
    Assists,
    Steals,
    Blocks,
    Turnovers,
    TeamTurnovers,
    PersonalFouls,
    TechnicalFouls,
    FlagrantFouls,
    PaintPoints,
    FastBreakPoints,
    OffTurnoverPoints,
    Seconds,
    Possessions,

    /// <summary>For a player: what his team and the opponent did while he was on the floor.</summary>
    FloorPoints,
    FloorPointsAllowed,
    FloorPossessions,
    FloorPossessionsFaced,
    FloorOffensiveRebounds,
    FloorReboundChances,
    Count,
}
