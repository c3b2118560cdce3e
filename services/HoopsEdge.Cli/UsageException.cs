namespace HoopsEdge.Cli;

/// <summary>The user asked for something that cannot be done; the message is one line that says what and how to mend
/// it.</summary>
public sealed class UsageException : Exception
{
    /// <summary>Says nothing.</summary>
    public UsageException() { }

    /// <summary>Says what is wrong.</summary>
    public UsageException(string message)
        : base(message) { }

    /// <summary>Says what is wrong, and what it came from.</summary>
    public UsageException(string message, Exception innerException)
        : base(message, innerException) { }
}
