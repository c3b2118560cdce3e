using System.Text.Json;
using System.Text.Json.Serialization;
using HoopsEdge.Lakehouse.Storage;

namespace HoopsEdge.Scheduler.Runs;

/// <summary>Run summaries in meta/runs/.</summary>
public sealed class RunSummaries(IObjectStore store, LakeKeys keys)
{
    /// <summary>Keeps a summary under its run id and as the latest one.</summary>
    public async Task WriteAsync(RunSummary summary, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(summary, RunJson.Default.RunSummary);
        await store.PutBytesAsync(keys.RunSummary(summary.RunId), json, WriteCondition.Always, cancellationToken);
        await store.PutBytesAsync(keys.LatestRunSummary, json, WriteCondition.Always, cancellationToken);
    }

    /// <summary>Reads the latest summary.</summary>
    /// <returns>The summary, or null when no run has ended.</returns>
    public async Task<RunSummary?> ReadLatestAsync(CancellationToken cancellationToken)
    {
        await using var stream = await store.OpenReadAsync(keys.LatestRunSummary, cancellationToken);
        return stream is null
            ? null
            : await JsonSerializer.DeserializeAsync(stream, RunJson.Default.RunSummary, cancellationToken);
    }
}

/// <summary>Source-generated JSON of run summaries.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true
)]
[JsonSerializable(typeof(RunSummary))]
public sealed partial class RunJson : JsonSerializerContext;
