using HoopsEdge.Lakehouse.Catalog;
using HoopsEdge.Lakehouse.Query;

namespace HoopsEdge.Cataloger;

/// <summary>
/// Compares the catalog with the objects that are in the lake and mends it. An in-memory bus forgets its events with
/// its process, so the end of a run and of a rebuild looks for itself.
/// </summary>
public sealed class CatalogRefresh(ICatalog catalog, ICatalogComparison comparison, LakeViews views)
{
    /// <summary>Mends the entries that differ from the lake.</summary>
    /// <returns>Changes that the catalog needed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var mended = 0;
        foreach (var table in await views.ReadDefinitionsAsync(cancellationToken))
        {
            var difference = await comparison.CompareAsync(table, cancellationToken);
            if (difference.Changes.Count > 0 || difference.MayMissDefinition)
            {
                await catalog.UpdateAsync(table, difference.Changes, cancellationToken);
                mended += difference.Changes.Count;
            }
        }

        return mended;
    }
}
