using HoopsEdge.ApiSimulator.League;

namespace HoopsEdge.ApiSimulator.Possessions;

/// <summary>A played game: its plays in order and the fives that were on the floor.</summary>
internal sealed record GameLog(IReadOnlyList<Play> Plays, IReadOnlyList<Player[]> Units)
{
    public const int HalfSeconds = 1200;
    public const int OvertimeSeconds = 300;

    public int Periods => Plays[^1].Period;
    public int HomePoints => Plays[^1].HomeScore;
    public int AwayPoints => Plays[^1].AwayScore;
    public int Minutes => 40 + 5 * (Periods - 2);

    public static int PeriodSeconds(int period) => period <= 2 ? HalfSeconds : OvertimeSeconds;
}
