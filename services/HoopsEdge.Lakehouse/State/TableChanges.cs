using System.Text.Json;
using System.Text.Json.Serialization;

namespace HoopsEdge.Lakehouse.State;

/// <summary>
/// Counts the writes to each table, so that who follows the lake (the catalog, gold) can tell without listing a bucket
/// that nothing has happened since it looked last. A write is counted after it was made and before its cause is
/// settled, so that a crash in between counts it when the cause comes again.
/// </summary>
public sealed class TableChanges(IStateStore store)
{
    private const string Counts = "changes";
    private const string Seen = "changes_seen";

    /// <summary>Counts a write to a table.</summary>
    public Task NoteAsync(string layer, string table, CancellationToken cancellationToken) =>
        store.UpdateAsync(
            Counts,
            $"{layer}/{table}",
            TableChangesJson.Default.TableChange,
            before => new TableChange((before?.Writes ?? 0) + 1),
            cancellationToken
        );

    /// <summary>What has happened since a follower looked last.</summary>
    /// <param name="follower">Name of the follower.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<ChangesSince> SinceAsync(string follower, CancellationToken cancellationToken)
    {
        var now = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var document in store.QueryAsync(Counts, "", cancellationToken))
        {
            var change = JsonSerializer.Deserialize(document.Json, TableChangesJson.Default.TableChange);
            now[document.Sort] = change?.Writes ?? 0;
        }

        var seen = await store.GetAsync(
            Seen,
            follower,
            TableChangesJson.Default.DictionaryStringInt64,
            cancellationToken
        );
        return new ChangesSince(now, seen);
    }

    /// <summary>Notes that a follower is done with what it was told.</summary>
    public Task SetSeenAsync(string follower, ChangesSince changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return store.UpdateAsync(
            Seen,
            follower,
            TableChangesJson.Default.DictionaryStringInt64,
            _ => changes.Now.ToDictionary(),
            cancellationToken
        );
    }
}

/// <summary>What has happened to the tables since a follower looked last.</summary>
/// <param name="Now">Writes by table, as <c>silver/fct_games</c>.</param>
/// <param name="Seen">Those that the follower has seen, or null when it has never looked.</param>
public sealed record ChangesSince(IReadOnlyDictionary<string, long> Now, IReadOnlyDictionary<string, long>? Seen)
{
    /// <summary>True when something has happened to a table that a condition picks, or the follower has never looked.</summary>
    public bool HasNews(Func<string, bool> concerns) => Seen is null || Now.Keys.Where(concerns).Any(IsNew);

    /// <summary>True when the table was written since, or the follower has never looked.</summary>
    public bool IsNew(string layer, string table) => Seen is null || IsNew($"{layer}/{table}");

    private bool IsNew(string name) => Now.GetValueOrDefault(name) != (Seen?.GetValueOrDefault(name) ?? 0);
}

/// <summary>The writes to one table.</summary>
/// <param name="Writes">How many there were.</param>
internal sealed record TableChange(long Writes);

/// <summary>Source-generated JSON of the counts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TableChange))]
[JsonSerializable(typeof(Dictionary<string, long>))]
internal sealed partial class TableChangesJson : JsonSerializerContext;
