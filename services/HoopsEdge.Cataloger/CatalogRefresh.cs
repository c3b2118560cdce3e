using System.IO.Hashing;
using System.Text;
using HoopsEdge.Lakehouse.Catalog;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Cataloger;

/// <summary>
/// Compares the catalog with the objects that are in the lake and mends it. An in-memory bus forgets its events with
/// its process, so the end of a run and of a rebuild looks for itself.
/// </summary>
public sealed class CatalogRefresh(
    ICatalog catalog,
    ICatalogComparison comparison,
    LakeViews views,
    IObjectStore store,
    LakeKeys keys,
    TableChanges changes,
    IOptions<HoopsOptions> options
)
{
    /// <summary>Mends the entries that differ from the lake, looking at every table.</summary>
    /// <returns>Changes that the catalog needed.</returns>
    public Task<int> RunAsync(CancellationToken cancellationToken) => RunAsync(true, cancellationToken);

    /// <summary>Mends the entries of the tables that were written since the last look; without such a table nothing of
    /// the lake is listed but the definitions.</summary>
    /// <returns>Changes that the catalog needed.</returns>
    public Task<int> RunIfNewsAsync(CancellationToken cancellationToken) => RunAsync(false, cancellationToken);

    private async Task<int> RunAsync(bool everything, CancellationToken cancellationToken)
    {
        var follower = await FollowerAsync(cancellationToken);
        var since = await changes.SinceAsync(follower, cancellationToken);
        if (!everything && !since.HasNews(_ => true))
        {
            return 0;
        }

        var mended = 0;
        foreach (var table in await views.ReadDefinitionsAsync(cancellationToken))
        {
            if (everything || since.IsNew(table.Layer, table.Name))
            {
                mended += await MendAsync(table, cancellationToken);
            }
        }

        await changes.SetSeenAsync(follower, since, cancellationToken);
        return mended;
    }

    private async Task<int> MendAsync(TableDefinition table, CancellationToken cancellationToken)
    {
        var difference = await comparison.CompareAsync(table, cancellationToken);
        if (difference.Changes.Count > 0 || difference.MayMissDefinition)
        {
            await catalog.UpdateAsync(table, difference.Changes, cancellationToken);
        }

        return difference.Changes.Count;
    }

    /// <summary>Another catalog, or other definitions, have seen nothing yet.</summary>
    private async Task<string> FollowerAsync(CancellationToken cancellationToken)
    {
        var kept = options.Value.Catalog;
        var hash = new XxHash64();
        hash.Append(Encoding.UTF8.GetBytes($"{kept.Databases.Bronze} {kept.Databases.Silver} {kept.Databases.Gold}"));
        await foreach (var found in store.ListAsync(keys.TableDefinitions, cancellationToken))
        {
            hash.Append(Encoding.UTF8.GetBytes($"{found.Key} {found.Version}"));
        }

        return $"catalog/{kept.Store}/{Convert.ToHexStringLower(hash.GetCurrentHash())}";
    }
}
