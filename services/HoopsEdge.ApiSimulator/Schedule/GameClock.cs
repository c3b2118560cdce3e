using HoopsEdge.ApiSimulator.Possessions;

namespace HoopsEdge.ApiSimulator.Schedule;

/// <summary>How game time maps to the clock on the wall.</summary>
internal static class GameClock
{
    private const double WallPerGameSecond = 2.75;
    private static readonly TimeSpan HalfTime = TimeSpan.FromMinutes(16);

    public static DateTimeOffset FinalAt(DateTimeOffset start, int periods) => At(start, periods, 0);

    public static DateTimeOffset At(DateTimeOffset start, int period, int secondsLeft)
    {
        var before = Math.Min(period - 1, 2) * GameLog.HalfSeconds + Math.Max(0, period - 3) * GameLog.OvertimeSeconds;
        var played = before + GameLog.PeriodSeconds(period) - secondsLeft;
        var wall = start.AddSeconds(Math.Floor(WallPerGameSecond * played));
        return period > 1 ? wall + HalfTime : wall;
    }
}
