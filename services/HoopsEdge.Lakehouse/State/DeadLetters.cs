using System.Text.Json;
using System.Text.Json.Serialization;
using HoopsEdge.Lakehouse.Storage;

namespace HoopsEdge.Lakehouse.State;

/// <summary>The dead letters in the lake: at most one a fetch. Whether a fetch has one stands in its checkpoint, so that
/// the many that have none cost no look into the lake.</summary>
public sealed class DeadLetters(IObjectStore store, LakeKeys keys, FetchCheckpoints checkpoints)
{
    /// <summary>Writes a dead letter in place of an earlier one of the same fetch, whose first time it takes over.</summary>
    /// <returns>Key of the object.</returns>
    public async Task<string> PutAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var command = letter.Command;
        await NoteAsync(command.Endpoint, command.FetchId, true, cancellationToken);
        var earlier = await KeysOfAsync(command.Endpoint, command.FetchId, cancellationToken);
        foreach (var earlierKey in earlier)
        {
            if (await ReadAsync(earlierKey, cancellationToken) is { } before)
            {
                letter = letter with
                {
                    FirstFailedAt =
                        before.FirstFailedAt < letter.FirstFailedAt ? before.FirstFailedAt : letter.FirstFailedAt,
                    Failures = before.Failures + 1,
                };
            }
        }

        var key = keys.DeadLetter(command.Endpoint, command.FetchId, letter.LastFailedAt);
        var file = Path.GetTempFileName();
        try
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(letter, DeadLetterJson.Default.DeadLetter);
            await File.WriteAllBytesAsync(file, json, cancellationToken);
            await store.PutFileAsync(key, file, WriteCondition.Always, null, cancellationToken);
        }
        finally
        {
            File.Delete(file);
        }

        foreach (var earlierKey in earlier.Where(earlierKey => earlierKey != key))
        {
            await store.DeleteAsync(earlierKey, WriteCondition.Always, cancellationToken);
        }

        return key;
    }

    /// <summary>Reads a dead letter.</summary>
    /// <returns>The dead letter, or null when there is none under the key.</returns>
    public async Task<DeadLetter?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        await using var stream = await store.OpenReadAsync(key, cancellationToken);
        return stream is null
            ? null
            : await JsonSerializer.DeserializeAsync(stream, DeadLetterJson.Default.DeadLetter, cancellationToken);
    }

    /// <summary>Removes the dead letter of a fetch that has succeeded since.</summary>
    public async Task DeleteAsync(string endpoint, string fetchId, CancellationToken cancellationToken)
    {
        if (await checkpoints.FindAsync(endpoint, fetchId, cancellationToken) is { HasDeadLetter: false })
        {
            return;
        }

        foreach (var key in await KeysOfAsync(endpoint, fetchId, cancellationToken))
        {
            await store.DeleteAsync(key, WriteCondition.Always, cancellationToken);
        }

        await NoteAsync(endpoint, fetchId, false, cancellationToken);
    }

    // Noted before the letter is written and after it is gone.
    private Task NoteAsync(string endpoint, string fetchId, bool hasLetter, CancellationToken cancellationToken) =>
        checkpoints.UpdateAsync(
            endpoint,
            fetchId,
            before =>
                before is null || before.HasDeadLetter == hasLetter
                    ? before
                    : before with
                    {
                        HasDeadLetter = hasLetter,
                    },
            cancellationToken
        );

    private async Task<IReadOnlyList<string>> KeysOfAsync(
        string endpoint,
        string fetchId,
        CancellationToken cancellationToken
    )
    {
        var found = new List<string>();
        await foreach (var letter in store.ListAsync(keys.DeadLetterPrefix(endpoint), cancellationToken))
        {
            if (letter.Key.EndsWith($"/{fetchId}.json", StringComparison.Ordinal))
            {
                found.Add(letter.Key);
            }
        }

        return found;
    }
}

/// <summary>Source-generated JSON of dead letters.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true
)]
[JsonSerializable(typeof(DeadLetter))]
internal sealed partial class DeadLetterJson : JsonSerializerContext;
