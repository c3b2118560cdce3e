namespace HoopsEdge.Scheduler.Runs;

/// <summary>What a run did, as kept in meta/runs/.</summary>
public sealed record RunSummary
{
    /// <summary>Id of the run; sorts by start time.</summary>
    public required string RunId { get; init; }

    /// <summary>Mode: backfill, incremental or gap_fill.</summary>
    public required string Mode { get; init; }

    /// <summary>First season asked for, or null.</summary>
    public int? FromSeason { get; init; }

    /// <summary>Last season asked for, or null.</summary>
    public int? ToSeason { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>completed, interrupted or stopped.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why it was stopped, or what is wrong with it; null when all is well.</summary>
    public string? Problem { get; init; }

    /// <summary>Counts by endpoint.</summary>
    public required IReadOnlyDictionary<string, EndpointCounts> Endpoints { get; init; }

    /// <summary>Fields that answers carried and contracts do not know, by endpoint.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> UnknownFields { get; init; }

    /// <summary>Fetches that failed for good.</summary>
    public required IReadOnlyList<DeadFetch> Dead { get; init; }

    /// <summary>Duration in seconds.</summary>
    public double DurationSeconds => (FinishedAt - StartedAt).TotalSeconds;

    /// <summary>Sum over all endpoints.</summary>
    public EndpointCounts Total => Endpoints.Values.Aggregate(new EndpointCounts(), (sum, counts) => sum.Plus(counts));
}

/// <summary>What became of the fetches of one endpoint in one run.</summary>
public sealed record EndpointCounts
{
    /// <summary>Fetches wanted.</summary>
    public int Planned { get; init; }

    /// <summary>Answers with new content, in silver.</summary>
    public int Landed { get; init; }

    /// <summary>Answers with the same rows as before.</summary>
    public int Unchanged { get; init; }

    /// <summary>Answers without rows.</summary>
    public int Empty { get; init; }

    /// <summary>404s.</summary>
    public int NotFound { get; init; }

    /// <summary>Refused for the key's tier.</summary>
    public int NotEntitled { get; init; }

    /// <summary>Failed for good.</summary>
    public int Dead { get; init; }

    /// <summary>Not answered: the run was interrupted, stopped or suspended.</summary>
    public int Open { get; init; }

    /// <summary>Rows of the landed answers.</summary>
    public long Rows { get; init; }

    /// <summary>HTTP calls made.</summary>
    public int Calls { get; init; }

    /// <summary>Body bytes of the landed answers.</summary>
    public long Bytes { get; init; }

    /// <summary>Adds two counts.</summary>
    public EndpointCounts Plus(EndpointCounts other) =>
        new()
        {
            Planned = Planned + other.Planned,
            Landed = Landed + other.Landed,
            Unchanged = Unchanged + other.Unchanged,
            Empty = Empty + other.Empty,
            NotFound = NotFound + other.NotFound,
            NotEntitled = NotEntitled + other.NotEntitled,
            Dead = Dead + other.Dead,
            Open = Open + other.Open,
            Rows = Rows + other.Rows,
            Calls = Calls + other.Calls,
            Bytes = Bytes + other.Bytes,
        };
}

/// <summary>A fetch that failed for good.</summary>
/// <param name="Endpoint">Its endpoint.</param>
/// <param name="FetchId">Its id.</param>
/// <param name="Error">What failed, in one line.</param>
public sealed record DeadFetch(string Endpoint, string FetchId, string Error);
