using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Lakehouse.Catalog;

/// <summary>Compares what the catalog says of a table with the objects that are in the lake.</summary>
public interface ICatalogComparison
{
    /// <summary>Looks at both.</summary>
    Task<CatalogDifference> CompareAsync(TableDefinition definition, CancellationToken cancellationToken);
}

/// <summary>What the catalog does not have right.</summary>
/// <param name="Changes">What would mend its partitions, in this order.</param>
/// <param name="MayMissDefinition">True when columns or comments were not looked at, or differ.</param>
public sealed record CatalogDifference(IReadOnlyList<PartitionChange> Changes, bool MayMissDefinition);
