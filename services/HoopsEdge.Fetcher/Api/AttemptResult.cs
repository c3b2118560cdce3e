namespace HoopsEdge.Fetcher.Api;

/// <summary>How one attempt ended: for good, or so that another attempt may help.</summary>
internal abstract record AttemptResult
{
    private AttemptResult() { }

    /// <summary>Another attempt would end the same way.</summary>
    public sealed record Settled(ApiOutcome Outcome) : AttemptResult;

    /// <summary>Another attempt may help.</summary>
    /// <param name="Kind">What failed.</param>
    /// <param name="Reason">One line for people.</param>
    /// <param name="Hint">How long the API wants to be left alone, or null.</param>
    public sealed record Failed(FailureKind Kind, string Reason, TimeSpan? Hint = null) : AttemptResult;
}

/// <summary>What made an attempt fail.</summary>
internal enum FailureKind
{
    /// <summary>The connection, or a body that ended too early.</summary>
    Transport,

    /// <summary>408 or a 5xx other than 503.</summary>
    Server,

    /// <summary>503, or a 429 that is not about the quota: too much for the server or a proxy before it.</summary>
    Overload,

    /// <summary>A success whose body is no JSON; each costs a call, so few are spent on it.</summary>
    BadBody,
}
