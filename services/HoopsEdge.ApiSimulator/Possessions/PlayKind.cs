namespace HoopsEdge.ApiSimulator.Possessions;

internal enum PlayKind : byte
{
    Jumpball = 1,
    JumpShot,
    LayUpShot,
    DunkShot,
    TipShot,
    FreeThrow,
    LostBallTurnover,
    FoulTurnover,
    Steal,
    BlockShot,
    DefensiveRebound,
    OffensiveRebound,
    DeadBallRebound,
    PersonalFoul,
    TechnicalFoul,
    FlagrantFoul,
    ShortTimeOut,
    RegularTimeOut,
    OfficialTimeOut,
    EndPeriod,
    EndGame,
}
