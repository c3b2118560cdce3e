namespace HoopsEdge.Cli;

/// <summary>What the process tells its caller.</summary>
public static class ExitCode
{
    /// <summary>All done.</summary>
    public const int Done = 0;

    /// <summary>Done, but with dead letters, a breach, or without a single row.</summary>
    public const int Breach = 1;

    /// <summary>Bad usage or configuration; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Interrupted; the same command goes on where it stopped.</summary>
    public const int Interrupted = 130;
}
