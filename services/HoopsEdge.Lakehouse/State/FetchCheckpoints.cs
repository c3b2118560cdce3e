using System.Runtime.CompilerServices;
using System.Text.Json;

namespace HoopsEdge.Lakehouse.State;

/// <summary>The checkpoints of all fetches: partition <c>endpoint</c>, sort key <c>parameter_hash</c>.</summary>
public sealed class FetchCheckpoints(IStateStore store)
{
    /// <summary>Reads one checkpoint.</summary>
    public Task<FetchCheckpoint?> FindAsync(string endpoint, string fetchId, CancellationToken cancellationToken) =>
        store.GetAsync(endpoint, fetchId, StateJson.Default.FetchCheckpoint, cancellationToken);

    /// <summary>Every checkpoint of an endpoint.</summary>
    public async IAsyncEnumerable<FetchCheckpoint> OfEndpointAsync(
        string endpoint,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var document in store.QueryAsync(endpoint, "", cancellationToken))
        {
            if (JsonSerializer.Deserialize(document.Json, StateJson.Default.FetchCheckpoint) is { } checkpoint)
            {
                yield return checkpoint;
            }
        }
    }

    /// <summary>Changes a checkpoint; <paramref name="change"/> may run several times when others write too.</summary>
    /// <returns>The checkpoint as the store holds it afterwards.</returns>
    public Task<FetchCheckpoint?> UpdateAsync(
        string endpoint,
        string fetchId,
        Func<FetchCheckpoint?, FetchCheckpoint?> change,
        CancellationToken cancellationToken
    ) => store.UpdateAsync(endpoint, fetchId, StateJson.Default.FetchCheckpoint, change, cancellationToken);
}
