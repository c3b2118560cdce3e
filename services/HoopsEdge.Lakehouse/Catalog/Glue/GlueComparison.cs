using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Lakehouse.Catalog.Glue;

/// <summary>Compares the partitions that Glue has with the folders of a table that hold objects.</summary>
public sealed class GlueComparison : ICatalogComparison
{
    private readonly GlueTargets _targets;
    private readonly GluePartitionRegistry _partitions;
    private readonly IObjectStore _store;
    private readonly LakeKeys _keys;

    internal GlueComparison(GlueTargets targets, GluePartitionRegistry partitions, IObjectStore store, LakeKeys keys) =>
        (_targets, _partitions, _store, _keys) = (targets, partitions, store, keys);

    /// <inheritdoc />
    public async Task<CatalogDifference> CompareAsync(TableDefinition definition, CancellationToken cancellationToken)
    {
        if (definition.PartitionedBy.Count == 0)
        {
            return new CatalogDifference([], MayMissDefinition: true);
        }

        var target = _targets.Of(definition);
        var registered = await _partitions.ReadAsync(target, cancellationToken);
        var here = new HashSet<string>(StringComparer.Ordinal);
        var changes = new List<PartitionChange>();
        var prefix = _keys.TablePrefix(definition.Layer, definition.Name);
        await foreach (var found in _store.ListAsync(prefix, cancellationToken))
        {
            var partition = _keys.PartitionOf(definition.Layer, definition.Name, found.Key);
            if (here.Add(partition) && !IsAt(registered, partition, target))
            {
                changes.Add(new PartitionChange(partition, found.Key, 0, found.Bytes));
            }
        }

        var wrong = registered.Keys.Where(partition =>
            !here.Contains(partition) || !IsAt(registered, partition, target)
        );
        return new CatalogDifference(
            [.. wrong.Select(partition => new PartitionChange(partition, null, 0, 0)), .. changes],
            MayMissDefinition: true
        );
    }

    private static bool IsAt(IReadOnlyDictionary<string, string?> registered, string partition, GlueTarget target) =>
        registered.TryGetValue(partition, out var location)
        && location?.TrimEnd('/') == $"{target.Input.StorageDescriptor.Location}{partition}";
}
