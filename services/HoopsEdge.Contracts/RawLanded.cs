namespace HoopsEdge.Contracts;

/// <summary>A changed answer is durable in raw/ and fits its contract. Sent only when the content changed.</summary>
public sealed record RawLanded
{
    /// <summary>The run that fetched it.</summary>
    public required string RunId { get; init; }

    /// <summary>The fetch whose scope the answer replaces.</summary>
    public required string FetchId { get; init; }

    /// <summary>Name of the endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The rows that the answer is the authority for.</summary>
    public required FetchScope Scope { get; init; }

    /// <summary>One raw object for each page of the answer, in page order; together they are one scope.</summary>
    public required IReadOnlyList<string> RawKeys { get; init; }

    /// <summary>When the answer was received, UTC. Newest wins where two scopes claim one row.</summary>
    public required DateTimeOffset IngestedAt { get; init; }

    /// <summary>Rows in all pages.</summary>
    public required long Rows { get; init; }

    /// <summary>Order-insensitive hash of the rows, hex.</summary>
    public required string ContentHash { get; init; }

    /// <summary>True when rows carry fields that the contract does not know; they go to <c>_extra</c>.</summary>
    public bool HasUnknownFields { get; init; }
}
