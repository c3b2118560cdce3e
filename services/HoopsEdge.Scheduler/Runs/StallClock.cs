namespace HoopsEdge.Scheduler.Runs;

/// <summary>Notices that something has not changed for long.</summary>
/// <param name="patience">How long.</param>
/// <param name="time">The clock.</param>
internal sealed class StallClock(TimeSpan patience, TimeProvider time)
{
    private long _since = time.GetTimestamp();
    private RunMark? _last;

    /// <summary>Looks at the mark; after a stall was noticed the clock starts anew.</summary>
    /// <returns>True when it has been the same for as long as the patience lasts.</returns>
    public bool HasStalled(RunMark mark)
    {
        if (mark != _last)
        {
            _last = mark;
            _since = time.GetTimestamp();
            return false;
        }

        if (time.GetElapsedTime(_since) < patience)
        {
            return false;
        }

        _since = time.GetTimestamp();
        return true;
    }
}

/// <summary>How far a run's fetches have come, in a form that changes with every step of one of them.</summary>
/// <param name="Settled">Fetches that reached an end.</param>
/// <param name="Landed">Fetches that landed and wait for the transformer.</param>
/// <param name="Started">Fetches that a fetcher has in hand.</param>
public sealed record RunMark(int Settled, int Landed, int Started);
