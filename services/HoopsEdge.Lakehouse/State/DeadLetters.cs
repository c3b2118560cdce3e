using System.Text.Json;
using System.Text.Json.Serialization;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Storage;

namespace HoopsEdge.Lakehouse.State;

/// <summary>The fetches that failed for good, one object each under deadletter/.</summary>
public sealed class DeadLetters(IObjectStore store, LakeKeys keys, TimeProvider time)
{
    /// <summary>Keeps a dead letter; an earlier one of the same fetch is replaced.</summary>
    /// <param name="checkpoint">The fetch.</param>
    /// <param name="errorClass">What kind of failure it is, such as <c>misfit</c> or <c>exhausted</c>.</param>
    /// <param name="error">What failed, in one line; never contains the API key.</param>
    /// <param name="cancellationToken">Stops before the write.</param>
    /// <param name="answer">The last answer, or null when there was none.</param>
    /// <returns>The event to publish.</returns>
    public async Task<FetchDeadLettered> WriteAsync(
        FetchCheckpoint checkpoint,
        string errorClass,
        string error,
        CancellationToken cancellationToken,
        DeadAnswer? answer = null
    )
    {
        await RemoveAsync(checkpoint.Endpoint, checkpoint.FetchId, cancellationToken);
        var at = time.GetUtcNow();
        var letter = new DeadLetter
        {
            RunId = checkpoint.RunId,
            FetchId = checkpoint.FetchId,
            Endpoint = checkpoint.Endpoint,
            Parameters = checkpoint.Parameters,
            Scope = checkpoint.Scope,
            ErrorClass = errorClass,
            Error = error,
            Attempts = checkpoint.Attempts,
            At = at,
            Answer = answer,
        };
        var key = keys.DeadLetter(checkpoint.Endpoint, checkpoint.FetchId, at);
        var json = JsonSerializer.SerializeToUtf8Bytes(letter, DeadLetterJson.Default.DeadLetter);
        await store.PutBytesAsync(key, json, WriteCondition.Always, cancellationToken);
        return new FetchDeadLettered
        {
            RunId = checkpoint.RunId,
            FetchId = checkpoint.FetchId,
            Endpoint = checkpoint.Endpoint,
            Error = error,
            DeadLetterKey = key,
        };
    }

    /// <summary>Removes the dead letter of a fetch that succeeded; there may be none.</summary>
    public async Task RemoveAsync(string endpoint, string fetchId, CancellationToken cancellationToken)
    {
        await foreach (var found in store.ListAsync(keys.DeadLetterPrefix(endpoint), cancellationToken))
        {
            if (found.Key.EndsWith($"/{fetchId}.json", StringComparison.Ordinal))
            {
                await store.DeleteAsync(found.Key, WriteCondition.Always, cancellationToken);
            }
        }
    }
}

/// <summary>What is kept of a fetch that failed for good.</summary>
public sealed record DeadLetter
{
    /// <summary>The run that wanted the answer.</summary>
    public required string RunId { get; init; }

    /// <summary>The fetch.</summary>
    public required string FetchId { get; init; }

    /// <summary>Its endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Its parameters.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The rows that it asked for.</summary>
    public required FetchScope Scope { get; init; }

    /// <summary>What kind of failure it is.</summary>
    public required string ErrorClass { get; init; }

    /// <summary>What failed, in one line.</summary>
    public required string Error { get; init; }

    /// <summary>HTTP attempts made.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it was given up, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The last answer, or null when there was none.</summary>
    public DeadAnswer? Answer { get; init; }
}

/// <summary>The last answer of a fetch that failed for good.</summary>
/// <param name="Status">HTTP status code.</param>
/// <param name="Head">First 4 KB of the body.</param>
/// <param name="RawKey">The raw object with the whole body, where it was kept.</param>
public sealed record DeadAnswer(int Status, string Head, string? RawKey);

/// <summary>Source-generated JSON of dead letters.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true
)]
[JsonSerializable(typeof(DeadLetter))]
public sealed partial class DeadLetterJson : JsonSerializerContext;
