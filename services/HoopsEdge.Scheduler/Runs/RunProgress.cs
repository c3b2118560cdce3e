namespace HoopsEdge.Scheduler.Runs;

/// <summary>Where a run stands.</summary>
/// <param name="Planned">Fetches wanted so far; discovery adds to it.</param>
/// <param name="Done">Fetches that reached an end.</param>
/// <param name="Calls">HTTP calls made.</param>
/// <param name="Rows">Rows landed.</param>
/// <param name="Dead">Fetches that failed for good.</param>
/// <param name="Elapsed">Time since the start.</param>
/// <param name="SuspendedUntil">When the used-up quota is reset; null when the run is not suspended.</param>
public sealed record RunProgress(
    int Planned,
    int Done,
    int Calls,
    long Rows,
    int Dead,
    TimeSpan Elapsed,
    DateTimeOffset? SuspendedUntil
)
{
    /// <summary>Calls a second since the start.</summary>
    public double CallsPerSecond => Elapsed > TimeSpan.Zero ? Calls / Elapsed.TotalSeconds : 0;

    /// <summary>Time that the fetches planned so far will still take, or null before the first answer.</summary>
    public TimeSpan? Left => Done > 0 ? Elapsed / Done * (Planned - Done) : null;
}
