namespace HoopsEdge.ApiSimulator;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>429 with Retry-After and a body that is not the quota's.</summary>
    Throttle,

    /// <summary>429 as if the month's calls were used up.</summary>
    Quota,

    /// <summary>500.</summary>
    Error500,

    /// <summary>503.</summary>
    Error503,

    /// <summary>The right answer after <see cref="FaultRule.DelayMilliseconds"/>.</summary>
    Slow,

    /// <summary>The connection is dropped half-way through the body.</summary>
    Drop,

    /// <summary>A gzip body that stops half-way, though the response is complete.</summary>
    TruncatedGzip,

    /// <summary>JSON that stops half-way, though the response is complete.</summary>
    InvalidJson,

    /// <summary>The first number of the first row arrives as text.</summary>
    WrongType,

    /// <summary>A web page instead of JSON.</summary>
    Html,

    /// <summary>Plays with so much text that an answer takes 100 MB.</summary>
    Huge,
}
