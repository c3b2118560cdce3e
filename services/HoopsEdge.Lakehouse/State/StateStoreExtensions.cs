using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace HoopsEdge.Lakehouse.State;

/// <summary>Typed reading and optimistic updating of state documents.</summary>
public static class StateStoreExtensions
{
    /// <summary>
    /// Reads, changes and writes a document until no other writer comes in between. <paramref name="change"/> gets the
    /// current value (null when there is none) and returns the new one, or the same reference to leave it as it is; it
    /// may run several times.
    /// </summary>
    /// <returns>The value that the store holds afterwards.</returns>
    public static async Task<T?> UpdateAsync<T>(
        this IStateStore store,
        string partition,
        string sort,
        JsonTypeInfo<T> type,
        Func<T?, T?> change,
        CancellationToken cancellationToken
    )
        where T : class
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var document = await store.GetAsync(partition, sort, cancellationToken);
            var before = document is null ? null : JsonSerializer.Deserialize(document.Json, type);
            var after = change(before);
            if (after is null || ReferenceEquals(before, after))
            {
                return before;
            }

            var json = JsonSerializer.Serialize(after, type);
            if (await store.PutAsync(partition, sort, json, document?.Version ?? 0, cancellationToken) is not null)
            {
                return after;
            }
        }
    }

    /// <summary>Reads one typed document.</summary>
    /// <returns>The value, or null when there is none.</returns>
    public static async Task<T?> GetAsync<T>(
        this IStateStore store,
        string partition,
        string sort,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var document = await store.GetAsync(partition, sort, cancellationToken);
        return document is null ? null : JsonSerializer.Deserialize(document.Json, type);
    }
}
