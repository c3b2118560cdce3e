using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler.Planning;

namespace HoopsEdge.Scheduler.Admin;

/// <summary>Body of <c>POST /runs</c>.</summary>
internal sealed record RunOrder
{
    /// <summary>backfill, incremental or gap_fill.</summary>
    public required string Mode { get; init; }

    /// <summary>First season, or null for the configured one.</summary>
    public int? FromSeason { get; init; }

    /// <summary>Last season, or null for the configured one.</summary>
    public int? ToSeason { get; init; }

    /// <summary>Endpoints by name, or empty for all.</summary>
    public IReadOnlyList<string> Endpoints { get; init; } = [];

    /// <summary>The request that the order stands for.</summary>
    /// <exception cref="ArgumentException">Something in it is wrong; one line for the caller.</exception>
    public RunRequest ToRequest() =>
        new()
        {
            Mode = Mode switch
            {
                "backfill" => RunMode.Backfill,
                "incremental" => RunMode.Incremental,
                "gap_fill" or "gap-fill" => RunMode.GapFill,
                _ => throw new ArgumentException($"mode '{Mode}' is none of backfill, incremental, gap_fill"),
            },
            From = SeasonOf(FromSeason),
            To = SeasonOf(ToSeason),
            Endpoints = Endpoints,
        };

    private static Season? SeasonOf(int? year) =>
        year switch
        {
            null => null,
            > 2002 and < 2101 => new Season(year.Value),
            _ => throw new ArgumentException($"season {year} is not between 2003 and 2100"),
        };
}

/// <summary>Body of <c>POST /dead-letters/replay</c>; empty replays all.</summary>
internal sealed record ReplayOrder
{
    /// <summary>Only those of one endpoint, or null.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Only those that failed last at this time or later, or null.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only these fetches, however often they failed; empty for all.</summary>
    public IReadOnlyList<string> FetchIds { get; init; } = [];
}

/// <summary>A line of <c>GET /plan</c>.</summary>
/// <param name="Endpoint">Name of the endpoint.</param>
/// <param name="Calls">Calls at most.</param>
/// <param name="Estimated">How many of them depend on games that are not in the lake yet.</param>
/// <param name="Note">Why there is nothing to fetch, or what the estimate rests on.</param>
internal sealed record PlannedCalls(string Endpoint, int Calls, int Estimated, string Note);

/// <summary>Answer of <c>GET /plan</c>.</summary>
/// <param name="Calls">Calls at most.</param>
/// <param name="Endpoints">By endpoint.</param>
internal sealed record PlanAnswer(int Calls, IReadOnlyList<PlannedCalls> Endpoints);

/// <summary>A line of <c>GET /lake/coverage</c>.</summary>
/// <param name="Layer">silver or gold.</param>
/// <param name="Table">Name of the table.</param>
/// <param name="Season">Season, or null where the table has none.</param>
/// <param name="Partitions">Partitions that hold rows.</param>
/// <param name="Bytes">Size of their objects.</param>
/// <param name="LastDate">Last date partition, or null where there is none.</param>
internal sealed record CoverageLine(
    string Layer,
    string Table,
    int? Season,
    int Partitions,
    long Bytes,
    DateOnly? LastDate
);
