namespace HoopsEdge.Transformer.Tests.Faults;

/// <summary>Counts the steps of a process and ends it at one of them: every later step fails too.</summary>
internal sealed class CrashSchedule(int crashAt)
{
    private int _steps;

    /// <summary>Whether the process came to its end before it was stopped.</summary>
    public bool HasCrashed => Volatile.Read(ref _steps) > crashAt;

    public void Step()
    {
        if (Interlocked.Increment(ref _steps) > crashAt)
        {
            throw new CrashException();
        }
    }
}

internal sealed class CrashException : Exception;
