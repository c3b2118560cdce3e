using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Lakehouse.Catalog;

/// <summary>What is in a table: its partitions and objects.</summary>
public interface ICatalogInventory
{
    /// <summary>Counts a table's objects.</summary>
    /// <returns>The entry, or null when nothing is known of the table yet.</returns>
    Task<CatalogEntry?> FindAsync(TableDefinition definition, CancellationToken cancellationToken);
}
