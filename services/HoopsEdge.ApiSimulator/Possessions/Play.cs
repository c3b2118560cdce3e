using HoopsEdge.ApiSimulator.League;

namespace HoopsEdge.ApiSimulator.Possessions;

/// <summary>
/// One event of the feed and everything that boxes, lineups and stints are derived from. <see cref="Seconds"/> is what
/// remains in the period, the scores are those after the play, and <see cref="Ends"/> is the side whose possession is over.
/// </summary>
internal readonly record struct Play
{
    /// <summary>Position in the game as played; stays when a correction drops a play.</summary>
    public required short Sequence { get; init; }
    public required PlayKind Kind { get; init; }
    public required sbyte Side { get; init; }
    public required byte Period { get; init; }
    public required short Seconds { get; init; }
    public required short HomeScore { get; init; }
    public required short AwayScore { get; init; }

    /// <summary>Positions of the two fives on the floor in <see cref="GameLog.Units"/>.</summary>
    public required int HomeUnit { get; init; }
    public required int AwayUnit { get; init; }
    public Player? Actor { get; init; }
    public Player? Assist { get; init; }
    public bool Made { get; init; }

    /// <summary>What the shot is worth when it goes in, 0 for other plays.</summary>
    public byte Value { get; init; }
    public PlayTraits Traits { get; init; }
    public float X { get; init; }
    public float Y { get; init; }
    public sbyte Ends { get; init; }

    public bool IsFieldGoal => Kind is PlayKind.JumpShot or PlayKind.LayUpShot or PlayKind.DunkShot or PlayKind.TipShot;

    public bool IsShot => IsFieldGoal || Kind == PlayKind.FreeThrow;

    public int Points => Made ? Value : 0;

    public int UnitOf(sbyte side) => side == Possessions.Side.Home ? HomeUnit : AwayUnit;

    public int ScoreOf(sbyte side) => side == Possessions.Side.Home ? HomeScore : AwayScore;
}
