namespace HoopsEdge.ApiSimulator;

/// <summary>What a server has served so far. Requests to its own control paths are not counted.</summary>
public sealed record SimulatorStats
{
    /// <summary>Requests by path as sent, then by status; a dropped connection counts as status 0.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<int, int>> Requests { get; init; }

    /// <summary>Requests in all.</summary>
    public required long TotalRequests { get; init; }

    /// <summary>Rows in the answers.</summary>
    public required long RowsServed { get; init; }

    /// <summary>The most requests that arrived within any one second.</summary>
    public required int MaxRequestsInOneSecond { get; init; }

    /// <summary>Calls charged to the key since the start, over all months.</summary>
    public required long CallsCharged { get; init; }
}
