using System.Text.Json;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Lakehouse.Catalog;

/// <summary>The catalog of a lake without Glue: a JSON object a table in ref/catalog/, replaced conditionally.</summary>
public sealed class LocalCatalog(IObjectStore store, LakeKeys keys) : ICatalog, ICatalogInventory
{
    /// <inheritdoc />
    public async Task UpdateAsync(
        TableDefinition definition,
        IReadOnlyCollection<PartitionChange> changes,
        CancellationToken cancellationToken
    )
    {
        var key = keys.CatalogEntry(definition.Layer, definition.Name);
        while (true)
        {
            var version = (await store.VersionsAsync(key, [key], cancellationToken))[key];
            var before = version is null ? null : await ReadAsync(key, version, cancellationToken);
            var entry = new CatalogEntry { Definition = definition, Partitions = Apply(before, changes) };
            var json = JsonSerializer.SerializeToUtf8Bytes(entry, CatalogJson.Default.CatalogEntry);
            var condition = WriteCondition.IfUnchangedSince(version);
            if (await store.PutBytesAsync(key, json, condition, cancellationToken) is not null)
            {
                return;
            }
        }
    }

    /// <inheritdoc />
    public Task<CatalogEntry?> FindAsync(TableDefinition definition, CancellationToken cancellationToken) =>
        FindAsync(definition.Layer, definition.Name, cancellationToken);

    /// <summary>Reads the entry of a table.</summary>
    /// <returns>The entry, or null when the table has none yet.</returns>
    public Task<CatalogEntry?> FindAsync(string layer, string table, CancellationToken cancellationToken) =>
        ReadAsync(keys.CatalogEntry(layer, table), null, cancellationToken);

    /// <summary>Reads a version of the entry of a table, or the current one where that is gone.</summary>
    internal Task<CatalogEntry?> FindAsync(
        TableDefinition definition,
        string? version,
        CancellationToken cancellationToken
    ) => ReadAsync(keys.CatalogEntry(definition.Layer, definition.Name), version, cancellationToken);

    private async Task<CatalogEntry?> ReadAsync(string key, string? version, CancellationToken cancellationToken)
    {
        var path = await store.LocalPathAsync(key, WantedContent.Version(version), cancellationToken);
        await using var stream = path is null ? null : File.OpenRead(path);
        return stream is null
            ? null
            : await JsonSerializer.DeserializeAsync(stream, CatalogJson.Default.CatalogEntry, cancellationToken);
    }

    private static SortedDictionary<string, CatalogPartition> Apply(
        CatalogEntry? before,
        IReadOnlyCollection<PartitionChange> changes
    )
    {
        var partitions = new SortedDictionary<string, CatalogPartition>(StringComparer.Ordinal);
        foreach (var (name, partition) in before?.Partitions ?? new Dictionary<string, CatalogPartition>())
        {
            partitions[name] = partition;
        }

        foreach (var change in changes)
        {
            if (change.Key is null)
            {
                partitions.Remove(change.Partition);
                continue;
            }

            // A bronze partition holds many objects; a silver one is one object, replaced under its name.
            var objects = partitions.GetValueOrDefault(change.Partition)?.Objects.ToDictionary() ?? [];
            objects[change.Key] = new CatalogObject(change.Rows, change.Bytes);
            partitions[change.Partition] = new CatalogPartition(
                new SortedDictionary<string, CatalogObject>(objects, StringComparer.Ordinal)
            );
        }

        return partitions;
    }
}
