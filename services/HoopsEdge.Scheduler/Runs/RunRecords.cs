using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Scheduler.Planning;

namespace HoopsEdge.Scheduler.Runs;

/// <summary>The runs in the state store: all of them, and the short list of those that a scheduler has to carry out.</summary>
public sealed class RunRecords(IStateStore store, TimeProvider time)
{
    private const string Partition = "run";
    private const string OpenPartition = "run_open";

    /// <summary>Without a sign of life for this long, nobody carries a run out.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Writes down a run that a scheduler service is to carry out.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="requestedBy">Who asks: <c>admin</c>, <c>cron</c> or <c>discovery</c>.</param>
    /// <param name="cancellationToken">Stops before the next write.</param>
    public async Task<RunRecord> EnqueueAsync(
        RunRequest request,
        string requestedBy,
        CancellationToken cancellationToken
    )
    {
        var record = await AddAsync(request, requestedBy, cancellationToken);
        await store.UpdateAsync(
            OpenPartition,
            record.RunId,
            RunStateJson.Default.OpenRun,
            before => before ?? new OpenRun(record.RequestedAt),
            cancellationToken
        );
        return record;
    }

    /// <summary>Writes down a run that whoever asks for it carries out himself.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="requestedBy">Who asks, such as <c>command line</c>.</param>
    /// <param name="cancellationToken">Stops before the write.</param>
    public async Task<RunRecord> AddAsync(RunRequest request, string requestedBy, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var record = new RunRecord
        {
            RunId = NewRunId(now),
            Mode = request.Mode,
            FromSeason = request.From?.Year,
            ToSeason = request.To?.Year,
            Endpoints = request.Endpoints,
            Replay = request.Replay,
            RequestedBy = requestedBy,
            RequestedAt = now,
            Status = RunStatus.Queued,
        };
        await UpdateAsync(record.RunId, _ => record, cancellationToken);
        return record;
    }

    /// <summary>Reads one run.</summary>
    /// <returns>The run, or null when there is none.</returns>
    public Task<RunRecord?> FindAsync(string runId, CancellationToken cancellationToken) =>
        store.GetAsync(Partition, runId, RunStateJson.Default.RunRecord, cancellationToken);

    /// <summary>Every run, the newest first.</summary>
    public async Task<IReadOnlyList<RunRecord>> ListAsync(CancellationToken cancellationToken)
    {
        var records = new List<RunRecord>();
        await foreach (var document in store.QueryAsync(Partition, "", cancellationToken))
        {
            if (JsonSerializer.Deserialize(document.Json, RunStateJson.Default.RunRecord) is { } record)
            {
                records.Add(record);
            }
        }

        records.Reverse();
        return records;
    }

    /// <summary>The runs that a scheduler service has to carry out or to go on with, the oldest first.</summary>
    public async Task<IReadOnlyList<RunRecord>> ListOpenAsync(CancellationToken cancellationToken)
    {
        var records = new List<RunRecord>();
        await foreach (var document in store.QueryAsync(OpenPartition, "", cancellationToken))
        {
            if (await FindAsync(document.Sort, cancellationToken) is { IsFinished: false } record)
            {
                records.Add(record);
            }
        }

        return records;
    }

    /// <summary>Changes a run.</summary>
    /// <returns>The run as the store holds it afterwards.</returns>
    public Task<RunRecord?> UpdateAsync(
        string runId,
        Func<RunRecord?, RunRecord?> change,
        CancellationToken cancellationToken
    ) => store.UpdateAsync(Partition, runId, RunStateJson.Default.RunRecord, change, cancellationToken);

    /// <summary>Notes the end of a run.</summary>
    public async Task FinishAsync(
        string runId,
        RunStatus status,
        string? problem,
        RunProgress? progress,
        CancellationToken cancellationToken
    )
    {
        await UpdateAsync(
            runId,
            before =>
                before is null
                    ? null
                    : before with
                    {
                        Status = status,
                        Problem = problem,
                        Progress = progress ?? before.Progress,
                        FinishedAt = time.GetUtcNow(),
                    },
            cancellationToken
        );
        if (await store.GetAsync(OpenPartition, runId, cancellationToken) is { } open)
        {
            await store.DeleteAsync(OpenPartition, runId, open.Version, cancellationToken);
        }
    }

    /// <summary>True when somebody carries the run out.</summary>
    public async Task<bool> IsAliveAsync(string runId, CancellationToken cancellationToken) =>
        await FindAsync(runId, cancellationToken) is { IsFinished: false, AliveAt: { } at }
        && time.GetUtcNow() - at < Patience;

    private static string NewRunId(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)
        + "-"
        + Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture)[..6];
}

/// <summary>A run in the list of those that are not finished.</summary>
/// <param name="RequestedAt">When it was asked for.</param>
internal sealed record OpenRun(DateTimeOffset RequestedAt);

/// <summary>Source-generated JSON of runs in the state store.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(OpenRun))]
internal sealed partial class RunStateJson : JsonSerializerContext;
