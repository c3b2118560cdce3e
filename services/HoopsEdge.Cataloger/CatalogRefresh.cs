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
        var writtenAt = await WrittenAtAsync(table, cancellationToken);
        var changes = new List<PartitionChange>();
        var prefix = keys.TablePrefix(table.Layer, table.Name);
        await foreach (var found in store.ListAsync(prefix, cancellationToken))
        {
            var isKnown = known.Remove(found.Key, out var before) && before.Bytes == found.Bytes;
            if (isKnown && found.ModifiedAt < writtenAt)
            {
                continue;
            }

            var folder = found.Key[prefix.Length..];
            var partition = folder.Contains('/', StringComparison.Ordinal) ? folder[..folder.LastIndexOf('/')] : "";
            var rows = await CountAsync(session, found.Key, cancellationToken);
            changes.Add(new PartitionChange(partition, found.Key, rows, found.Bytes));
        }

        changes.AddRange(known.Values.Select(gone => new PartitionChange(gone.Partition, null, 0, 0)).Distinct());
        return changes;
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
