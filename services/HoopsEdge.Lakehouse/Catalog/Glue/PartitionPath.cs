using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Lakehouse.Catalog.Glue;

/// <summary>Partition paths such as <c>season=2026/date=2025-11-03</c> and their values, by the table's declaration.</summary>
internal static class PartitionPath
{
    /// <summary>The values of a path, in the order of the partition keys.</summary>
    /// <exception cref="CatalogException">The path is not cut as the table is declared.</exception>
    public static IReadOnlyList<string> ValuesOf(TableDefinition table, string path)
    {
        var parts = path.Split('/');
        var isDeclared =
            parts.Length == table.PartitionedBy.Count
            && parts
                .Zip(table.PartitionedBy)
                .All(pair => pair.First.StartsWith($"{pair.Second}=", StringComparison.Ordinal));
        return isDeclared
            ? [.. parts.Select(part => part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..])]
            : throw new CatalogException(
                $"{table.Layer}.{table.Name}: partition '{path}' does not fit the declared keys "
                    + $"({string.Join(", ", table.PartitionedBy)}); was expand changed in config.yaml? Move the objects of the other layout away"
            );
    }

    /// <summary>The path of a partition with these values.</summary>
    public static string Of(TableDefinition table, IReadOnlyList<string> values) =>
        string.Join('/', table.PartitionedBy.Zip(values, (part, value) => $"{part}={value}"));
}
