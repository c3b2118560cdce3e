namespace HoopsEdge.Contracts;

/// <summary>A fetch failed for good: its retries are exhausted or its answer is unusable.</summary>
public sealed record FetchDeadLettered
{
    /// <summary>The run that wanted the answer.</summary>
    public required string RunId { get; init; }

    /// <summary>The fetch that failed.</summary>
    public required string FetchId { get; init; }

    /// <summary>Name of the endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>One line that says what failed; never contains the API key.</summary>
    public required string Error { get; init; }

    /// <summary>Key of the dead letter object in the lake.</summary>
    public required string DeadLetterKey { get; init; }
}
