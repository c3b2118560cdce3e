using System.Data.Common;
using System.Globalization;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Gold;

/// <summary>Partition paths of derived tables, such as <c>season=2026/asof=2026-01-15</c>, and the SQL of their rows.</summary>
internal static class DerivedPartition
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>The partitions of staged rows, in order: a query for <see cref="Read"/>.</summary>
    public static string Query(SqlTable table, string staged) =>
        $"select distinct {Sql.Names(table.PartitionColumns)} from {staged} order by all";

    /// <summary>Makes a path of a row of <see cref="Query"/>.</summary>
    public static string Read(SqlTable table, DbDataReader row) =>
        string.Join('/', table.PathParts.Select((part, index) => $"{part}={Text(row, index)}"));

    /// <summary>A condition that holds for the rows of a partition.</summary>
    public static string Condition(SqlTable table, string partition)
    {
        var values = partition.Split('/').Select(part => part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        var terms = table.PartitionColumns.Zip(
            values,
            (column, value) => $"{Sql.Name(column)} = {Literal(column, value)}"
        );
        return string.Join(" and ", terms);
    }

    /// <summary>The day of a path that ends in one.</summary>
    public static string DayOf(string partition) => partition[(partition.LastIndexOf('=') + 1)..];

    private static string Text(DbDataReader row, int index) =>
        row.GetName(index) == "season"
            ? row.GetInt32(index).ToString(CultureInfo.InvariantCulture)
            : DateOnly.FromDateTime(row.GetDateTime(index)).ToString(Day, CultureInfo.InvariantCulture);

    private static string Literal(string column, string value) => column == "season" ? value : $"date '{value}'";
}
