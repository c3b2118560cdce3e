using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Catalog;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Cataloger;

/// <summary>
/// Compares the catalog with the objects that are in the lake and mends it. An in-memory bus forgets its events with
/// its process, so the end of a run and of a rebuild looks for itself.
/// </summary>
public sealed class CatalogRefresh(
    LocalCatalog catalog,
    LakeViews views,
    IObjectStore store,
    LakeKeys keys,
    IOptions<TransformOptions> options
)
{
    /// <summary>Mends the entries that differ from the lake.</summary>
    /// <returns>Partitions that the catalog did not have right.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var session = new DuckSession(options.Value);
        var mended = 0;
        foreach (var table in await views.ReadDefinitionsAsync(cancellationToken))
        {
            var changes = await FindChangesAsync(session, table, cancellationToken);
            if (changes.Count > 0)
            {
                await catalog.UpdateAsync(table, changes, cancellationToken);
                mended += changes.Count;
            }
        }

        return mended;
    }

    private async Task<IReadOnlyList<PartitionChange>> FindChangesAsync(
        DuckSession session,
        TableDefinition table,
        CancellationToken cancellationToken
    )
    {
        var entry = await catalog.FindAsync(table.Layer, table.Name, cancellationToken);
        var known = (entry?.Partitions ?? new Dictionary<string, CatalogPartition>())
            .SelectMany(partition =>
                partition.Value.Objects.Select(item => (partition.Key, Object: item.Key, item.Value))
            )
            .ToDictionary(item => item.Object, item => (Partition: item.Key, item.Value.Bytes));
        var objects = new List<ListedObject>();
        await foreach (var found in store.ListAsync(keys.TablePrefix(table.Layer, table.Name), cancellationToken))
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
        var writtenAt = await WrittenAtAsync(table, cancellationToken);
        foreach (var found in objects)
        {
            var partition = PartitionOf(table, found.Key);
            var isKnown = known.TryGetValue(found.Key, out var before) && before.Bytes == found.Bytes;
            if (!isKnown || found.ModifiedAt >= writtenAt || torn.Contains(partition))
            {
                var rows = await CountAsync(session, found.Key, cancellationToken);
                changes.Add(new PartitionChange(partition, found.Key, rows, found.Bytes));
            }
        }

        return changes;
    }

    private string PartitionOf(TableDefinition table, string key)
    {
        var folder = key[keys.TablePrefix(table.Layer, table.Name).Length..];
        return folder.Contains('/', StringComparison.Ordinal) ? folder[..folder.LastIndexOf('/')] : "";
    }

    private async Task<DateTimeOffset> WrittenAtAsync(TableDefinition table, CancellationToken cancellationToken)
    {
        var found = await store.FindAsync(keys.CatalogEntry(table.Layer, table.Name), cancellationToken);
        return found?.ModifiedAt ?? DateTimeOffset.MinValue;
    }

    private async Task<long> CountAsync(DuckSession session, string key, CancellationToken cancellationToken)
    {
        var path = await store.LocalPathAsync(key, cancellationToken);
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
