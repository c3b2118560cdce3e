namespace HoopsEdge.Contracts;

/// <summary>Asks a fetcher for one HTTP GET, with the continuation pages that a row cap makes necessary.</summary>
public sealed record FetchCommand
{
    /// <summary>The run that wants the answer.</summary>
    public required string RunId { get; init; }

    /// <summary>First 16 hex digits of SHA-256 over <c>endpoint?name=value&amp;...</c>, names sorted: the same request has
    /// the same id for ever.</summary>
    public required string FetchId { get; init; }

    /// <summary>Name of the endpoint in config.yaml, such as <c>games_teams</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Query and path parameters, invariant formatting.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The rows that the answer is the authority for.</summary>
    public required FetchScope Scope { get; init; }
}
