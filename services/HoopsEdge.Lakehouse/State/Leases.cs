using System.Text.Json;
using System.Text.Json.Serialization;

namespace HoopsEdge.Lakehouse.State;

/// <summary>Something that only one process may do at a time, as documents in the state store.</summary>
public sealed class Leases(IStateStore store, TimeProvider time)
{
    private const string Partition = "lease";

    /// <summary>Takes or prolongs a lease.</summary>
    /// <param name="name">What it is about.</param>
    /// <param name="holder">Who wants it; the same for every call of one process.</param>
    /// <param name="duration">How long it is valid without being prolonged.</param>
    /// <param name="cancellationToken">Stops before the write.</param>
    /// <returns>True when the holder has it now; false when somebody else does.</returns>
    public async Task<bool> TakeAsync(
        string name,
        string holder,
        TimeSpan duration,
        CancellationToken cancellationToken
    )
    {
        var document = await store.GetAsync(Partition, name, cancellationToken);
        var lease = document is null ? null : JsonSerializer.Deserialize(document.Json, LeaseJson.Default.Lease);
        var now = time.GetUtcNow();
        if (lease is not null && lease.Holder != holder && lease.ValidUntil > now)
        {
            return false;
        }

        var json = JsonSerializer.Serialize(new Lease(holder, now + duration), LeaseJson.Default.Lease);
        return await store.PutAsync(Partition, name, json, document?.Version ?? 0, cancellationToken) is not null;
    }

    /// <summary>Gives a lease back early, if the holder still has it.</summary>
    public async Task ReleaseAsync(string name, string holder, CancellationToken cancellationToken)
    {
        var document = await store.GetAsync(Partition, name, cancellationToken);
        if (
            document is not null
            && JsonSerializer.Deserialize(document.Json, LeaseJson.Default.Lease) is { } lease
            && lease.Holder == holder
        )
        {
            await store.DeleteAsync(Partition, name, document.Version, cancellationToken);
        }
    }
}

/// <summary>Who has a lease, and until when.</summary>
/// <param name="Holder">A process.</param>
/// <param name="ValidUntil">When it is free again unless prolonged, UTC.</param>
internal sealed record Lease(string Holder, DateTimeOffset ValidUntil);

/// <summary>Source-generated JSON of leases.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Lease))]
internal sealed partial class LeaseJson : JsonSerializerContext;
