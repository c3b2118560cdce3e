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
}
