using System.Text.Json;
using System.Text.Json.Serialization;
using HoopsEdge.Lakehouse.State;

namespace HoopsEdge.Transformer.Silver;

/// <summary>The claims on silver tables, by table and season, in the state store.</summary>
public sealed class ClaimStore(IStateStore store)
{
    /// <summary>Every claim on one season of a table.</summary>
    /// <param name="table">Table name.</param>
    /// <param name="season">Season as text, or <see cref="NoSeason"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public Task<IReadOnlyList<StoredClaim>> OfSeasonAsync(
        string table,
        string season,
        CancellationToken cancellationToken
    ) => OfSeasonPrefixAsync(table, $"{season}/", cancellationToken);

    private async Task<IReadOnlyList<StoredClaim>> OfSeasonPrefixAsync(
        string table,
        string prefix,
        CancellationToken cancellationToken
    )
    {
        var claims = new List<StoredClaim>();
        await foreach (var document in store.QueryAsync(Partition(table), prefix, cancellationToken))
        {
            if (JsonSerializer.Deserialize(document.Json, ClaimJson.Default.Claim) is { } claim)
            {
                claims.Add(new StoredClaim(document.Sort, claim, document.Version));
            }
        }

        return claims;
    }

    /// <summary>
    /// Records what an answer claims. An older answer than the recorded one changes nothing; the partitions of the
    /// replaced claim and of the new one become dirty.
    /// </summary>
    /// <returns>True when the claim is the newest of its fetch.</returns>
    public async Task<bool> RecordAsync(string table, string season, Claim claim, CancellationToken cancellationToken)
    {
        var recorded = await store.UpdateAsync(
            Partition(table),
            $"{season}/{claim.FetchId}",
            ClaimJson.Default.Claim,
            before =>
                before is null ? claim with { Dirty = [.. claim.Partitions.Keys] }
                : before.IngestedAt > claim.IngestedAt ? before
                : Replace(before, claim),
            cancellationToken
        );
        return recorded?.IngestedAt == claim.IngestedAt;
    }

    private static Claim Replace(Claim before, Claim claim) =>
        claim with
        {
            Dirty = [.. before.Dirty.Union(before.Partitions.Keys).Union(claim.Partitions.Keys)],
            Released =
            [
                .. before
                    .Partitions.SelectMany(entry =>
                        entry.Value.Games.Except(claim.Partitions.GetValueOrDefault(entry.Key)?.Games ?? [])
                    )
                    .Union(before.Released),
            ],
        };

    /// <summary>
    /// Says that the partitions of a claim show it, unless the claim was replaced meanwhile. A claim on nothing stays
    /// too: it keeps an older answer that comes late from claiming again.
    /// </summary>
    public async Task SettleAsync(string table, StoredClaim stored, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(stored.Claim with { Dirty = [], Released = [] }, ClaimJson.Default.Claim);
        await store.PutAsync(Partition(table), stored.Sort, json, stored.Version, cancellationToken);
    }

    /// <summary>Every partition of a table that somebody claims.</summary>
    public async Task<IReadOnlySet<string>> PartitionsAsync(string table, CancellationToken cancellationToken)
    {
        var claims = await OfSeasonPrefixAsync(table, "", cancellationToken);
        return claims.SelectMany(stored => stored.Claim.Partitions.Keys).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Drops every claim on a table, before they are all recorded again.</summary>
    public async Task ForgetAsync(string table, CancellationToken cancellationToken)
    {
        foreach (var stored in await OfSeasonPrefixAsync(table, "", cancellationToken))
        {
            await store.DeleteAsync(Partition(table), stored.Sort, stored.Version, cancellationToken);
        }
    }

    /// <summary>Season of tables that have none.</summary>
    public const string NoSeason = "all";

    private static string Partition(string table) => $"claims/{table}";
}

/// <summary>A claim with the version under which it was read.</summary>
/// <param name="Sort">Its sort key.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Version">The version read.</param>
public sealed record StoredClaim(string Sort, Claim Claim, long Version);

/// <summary>Source-generated JSON of claims.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Claim))]
internal sealed partial class ClaimJson : JsonSerializerContext;
