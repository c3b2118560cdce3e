using HoopsEdge.Lakehouse.State;
using HoopsEdge.Scheduler.Planning;

namespace HoopsEdge.Scheduler.Runs;

/// <summary>What a coordinator knows of its run: the fetches wanted and how far each has come.</summary>
public sealed class RunLedger(string runId, RunRequest request, DateTimeOffset startedAt)
{
    private readonly Dictionary<string, FetchCheckpoint> _fetches = new(StringComparer.Ordinal);

    /// <summary>Id of the run.</summary>
    public string RunId { get; } = runId;

    /// <summary>Ids of the fetches wanted.</summary>
    public IReadOnlySet<string> FetchIds => _fetches.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>The fetches as last seen.</summary>
    public IReadOnlyCollection<FetchCheckpoint> Fetches => _fetches.Values;

    /// <summary>Why the API wants no more requests of this key, or null.</summary>
    public string? Stop { get; set; }

    /// <summary>True when rows must come: a scope that had some is asked again, or one is backfilled for the first time.</summary>
    public bool ExpectsRows { get; private set; }

    /// <summary>True when the user ended the run early.</summary>
    public bool Interrupted { get; set; }

    /// <summary>Changes with every step of a fetch.</summary>
    public RunMark Mark =>
        new(
            _fetches.Values.Count(RunTally.IsSettled),
            _fetches.Values.Count(fetch => fetch.Status == FetchStatus.Landed),
            _fetches.Values.Count(fetch => fetch is { Status: FetchStatus.Planned, StartedAt: not null })
        );

    /// <summary>True when every fetch has reached an end.</summary>
    public bool IsSettled => _fetches.Values.All(RunTally.IsSettled);

    /// <summary>True when a fetch of the endpoint has not reached an end.</summary>
    public bool IsOpen(string endpoint) =>
        _fetches.Values.Any(fetch => fetch.Endpoint == endpoint && !RunTally.IsSettled(fetch));

    /// <summary>Notes how far a fetch has come.</summary>
    public void Note(FetchCheckpoint checkpoint) => _fetches[checkpoint.FetchId] = checkpoint;

    /// <summary>
    /// Notes whether a fetch must bring rows: it did before, or it is a whole season, window or snapshot asked for the
    /// first time. What one team, day or game has is not ours to know.
    /// </summary>
    /// <param name="fetch">The fetch.</param>
    /// <param name="before">Its checkpoint before this run, or null.</param>
    public void Expect(PlannedFetch fetch, FetchCheckpoint? before) =>
        ExpectsRows |= before?.AnsweredAt is null
            ? request.Mode == RunMode.Backfill
                && fetch.Scope is { UtcDate: null, GameId: null, Team: null }
                && !fetch.Request.Parameters.ContainsKey("conference")
            : before.Rows > 0;

    /// <summary>Where the run stands.</summary>
    public RunProgress Progress(DateTimeOffset now)
    {
        var open = _fetches.Values.Where(fetch => !RunTally.IsSettled(fetch)).ToArray();
        var suspended = open.Where(fetch => fetch.NotBefore > now).Min(fetch => fetch.NotBefore);
        return new RunProgress(
            _fetches.Count,
            _fetches.Count - open.Length,
            _fetches.Values.Sum(fetch => fetch.Calls),
            _fetches.Values.Where(fetch => fetch.Status == FetchStatus.Transformed).Sum(fetch => fetch.Rows),
            _fetches.Values.Count(fetch => fetch.Status == FetchStatus.Dead),
            now - startedAt,
            suspended
        );
    }

    /// <summary>What the run did.</summary>
    public RunSummary Summarize(DateTimeOffset now)
    {
        var endpoints = RunTally.ByEndpoint(_fetches.Values);
        return new RunSummary
        {
            RunId = RunId,
            Mode = System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName($"{request.Mode}"),
            FromSeason = request.From?.Year,
            ToSeason = request.To?.Year,
            StartedAt = startedAt,
            FinishedAt = now,
            Outcome =
                Stop is not null ? "stopped"
                : Interrupted ? "interrupted"
                : "completed",
            Problem = Stop ?? (Interrupted ? null : SilentSuccess(endpoints)),
            Endpoints = endpoints,
            UnknownFields = UnknownFields(),
            Dead =
            [
                .. _fetches
                    .Values.Where(fetch => fetch.Status == FetchStatus.Dead)
                    .OrderBy(fetch => fetch.Endpoint, StringComparer.Ordinal)
                    .ThenBy(fetch => fetch.FetchId, StringComparer.Ordinal)
                    .Select(fetch => new DeadFetch(fetch.Endpoint, fetch.FetchId, fetch.Error ?? "")),
            ],
        };
    }

    private Dictionary<string, IReadOnlyList<string>> UnknownFields() =>
        _fetches
            .Values.Where(fetch => fetch.Status == FetchStatus.Transformed && fetch.UnknownFields.Count > 0)
            .GroupBy(fetch => fetch.Endpoint)
            .ToDictionary(
                group => group.Key,
                group =>
                    (IReadOnlyList<string>)
                        [.. group.SelectMany(fetch => fetch.UnknownFields).Distinct().Order(StringComparer.Ordinal)]
            );

    /// <summary>A run that asked for rows and got none at all is not a success.</summary>
    private string? SilentSuccess(IReadOnlyDictionary<string, EndpointCounts> endpoints)
    {
        var total = endpoints.Values.Aggregate(new EndpointCounts(), (sum, counts) => sum.Plus(counts));
        return ExpectsRows && total.Planned > 0 && total.Landed + total.Unchanged == 0
            ? $"{total.Planned} fetches were planned and not one brought rows"
            : null;
    }
}
