using System.Diagnostics;
using HoopsEdge.ApiSimulator;

namespace HoopsEdge.EndToEndTests.Support;

/// <summary>
/// The day of a simulator plus the real time since it was last moved. Timers stay real, so that nothing which waits a
/// second waits for ever.
/// </summary>
public sealed class SimulatedTime(SimulatedClock clock) : TimeProvider
{
    private readonly Stopwatch _sinceMove = Stopwatch.StartNew();

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + _sinceMove.Elapsed;

    /// <summary>Moves the simulator and everybody who asks this provider.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        clock.MoveTo(instant);
        _sinceMove.Restart();
    }
}
