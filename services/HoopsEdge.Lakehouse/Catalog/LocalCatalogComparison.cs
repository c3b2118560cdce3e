using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Lakehouse.Catalog;

/// <summary>Compares the entries in ref/catalog/ with the objects: which there are, their sizes, and what is newer.</summary>
public sealed class LocalCatalogComparison(
    LocalCatalog catalog,
    IObjectStore store,
    LakeKeys keys,
    IOptions<TransformOptions> options
) : ICatalogComparison
{
    /// <inheritdoc />
    public async Task<CatalogDifference> CompareAsync(TableDefinition definition, CancellationToken cancellationToken)
    {
        var listed = await store
            .ListAsync(keys.CatalogEntry(definition.Layer, definition.Name), cancellationToken)
            .FirstOrDefaultAsync(cancellationToken);
        var entry = listed is null ? null : await catalog.FindAsync(definition, listed.ETag, cancellationToken);
        var known = (entry?.Partitions ?? new Dictionary<string, CatalogPartition>())
            .SelectMany(partition =>
                partition.Value.Objects.Select(item => (partition.Key, Object: item.Key, item.Value))
            )
            .ToDictionary(item => item.Object, item => (Partition: item.Key, item.Value.Bytes));
        var objects = new List<ListedObject>();
        var prefix = keys.TablePrefix(definition.Layer, definition.Name);
        await foreach (var found in store.ListAsync(prefix, cancellationToken))
        {
            objects.Add(found);
        }

        var here = objects.Select(found => found.Key).ToHashSet(StringComparer.Ordinal);
        var torn = known
            .Where(item => !here.Contains(item.Key))
            .Select(item => item.Value.Partition)
            .ToHashSet(StringComparer.Ordinal);

        // A partition that lost an object is taken out and, where objects are left, put in again with those.
        var changes = torn.Select(partition => new PartitionChange(partition, null, 0, 0)).ToList();
        var writtenAt = listed?.ModifiedAt ?? DateTimeOffset.MinValue;
        var stale = objects.Where(found =>
            !(known.TryGetValue(found.Key, out var before) && before.Bytes == found.Bytes)
            || found.ModifiedAt >= writtenAt
            || torn.Contains(PartitionOf(definition, found))
        );
        changes.AddRange(await CountAsync(definition, [.. stale], cancellationToken));
        return new CatalogDifference(changes, MayMissDefinition: false);
    }

    private string PartitionOf(TableDefinition table, ListedObject found) =>
        keys.PartitionOf(table.Layer, table.Name, found.Key);

    private async Task<IReadOnlyList<PartitionChange>> CountAsync(
        TableDefinition table,
        IReadOnlyList<ListedObject> objects,
        CancellationToken cancellationToken
    )
    {
        if (objects.Count == 0)
        {
            return [];
        }

        using var session = new DuckSession(options.Value);
        var changes = new List<PartitionChange>();
        foreach (var found in objects)
        {
            var rows = await CountAsync(session, found, cancellationToken);
            changes.Add(new PartitionChange(PartitionOf(table, found), found.Key, rows, found.Bytes));
        }

        return changes;
    }

    private async Task<long> CountAsync(DuckSession session, ListedObject found, CancellationToken cancellationToken)
    {
        var wanted = WantedContent.Version(found.ETag);
        var path = await store.LocalPathAsync(found.Key, wanted, cancellationToken);
        if (path is null)
        {
            return 0;
        }

        var counts = await session.QueryAsync(
            $"select num_rows from parquet_file_metadata({Sql.Text(path)})",
            row => row.GetInt64(0),
            cancellationToken
        );
        return counts[0];
    }
}
