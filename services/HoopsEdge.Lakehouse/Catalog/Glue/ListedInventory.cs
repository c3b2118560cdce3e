using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Lakehouse.Catalog.Glue;

/// <summary>What is in a table by its listing: Glue keeps no counts, and footers of a whole lake are too many to read.</summary>
public sealed class ListedInventory(IObjectStore store, LakeKeys keys) : ICatalogInventory
{
    /// <inheritdoc />
    public async Task<CatalogEntry?> FindAsync(TableDefinition definition, CancellationToken cancellationToken)
    {
        var objects = new List<ListedObject>();
        var prefix = keys.TablePrefix(definition.Layer, definition.Name);
        await foreach (var found in store.ListAsync(prefix, cancellationToken))
        {
            objects.Add(found);
        }

        var partitions = objects
            .GroupBy(found => keys.PartitionOf(definition.Layer, definition.Name, found.Key))
            .ToDictionary(
                group => group.Key,
                group => new CatalogPartition(
                    group.ToDictionary(found => found.Key, found => new CatalogObject(null, found.Bytes))
                )
            );
        return new CatalogEntry { Definition = definition, Partitions = partitions };
    }
}
