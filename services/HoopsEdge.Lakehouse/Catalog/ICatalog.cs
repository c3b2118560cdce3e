using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Lakehouse.Catalog;

/// <summary>Where query engines learn which tables and partitions there are.</summary>
public interface ICatalog
{
    /// <summary>Brings one table up to date. Repeating a call, or calling twice at the same time, does no harm.</summary>
    /// <param name="definition">Columns, key and partitioning in force.</param>
    /// <param name="changes">Partitions that changed; empty when only the definition may have.</param>
    /// <param name="cancellationToken">Stops before the next write.</param>
    Task UpdateAsync(
        TableDefinition definition,
        IReadOnlyCollection<PartitionChange> changes,
        CancellationToken cancellationToken
    );
}
