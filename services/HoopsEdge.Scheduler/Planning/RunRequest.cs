using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Scheduler.Planning;

/// <summary>What a user or a schedule asks for.</summary>
public sealed record RunRequest
{
    /// <summary>How scopes are chosen.</summary>
    public required RunMode Mode { get; init; }

    /// <summary>First season, or null for the configured one.</summary>
    public Season? From { get; init; }

    /// <summary>Last season, or null for the configured one.</summary>
    public Season? To { get; init; }

    /// <summary>Endpoints to plan, or empty for all that plan themselves.</summary>
    public IReadOnlyList<string> Endpoints { get; init; } = [];

    /// <summary>Which dead letters a replay puts back; null for every other mode.</summary>
    public ReplaySelection? Replay { get; init; }
}

/// <summary>Which dead letters a replay puts back; every condition that is given must hold.</summary>
public sealed record ReplaySelection
{
    /// <summary>Only those of one endpoint, or null.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Only those that failed last at this time or later, or null.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only these fetches, however often they failed; empty for all.</summary>
    public IReadOnlyList<string> FetchIds { get; init; } = [];
}

/// <summary>How a run chooses scopes.</summary>
public enum RunMode
{
    /// <summary>Every scope of the seasons that is not complete yet.</summary>
    Backfill,

    /// <summary>Scopes of the current season that are due, and a few old ones.</summary>
    Incremental,

    /// <summary>Finished games without rows in a table.</summary>
    GapFill,

    /// <summary>Fetches that failed for good, put back on the queue.</summary>
    Replay,
}
