using HoopsEdge.Lakehouse.Catalog.Glue.Model;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Lakehouse.Catalog.Glue;

/// <summary>A table of the lake and what Glue shall have of it.</summary>
/// <param name="Definition">The table as it is declared.</param>
/// <param name="Database">Its Glue database.</param>
/// <param name="Input">The Glue table.</param>
internal sealed record GlueTarget(TableDefinition Definition, string Database, GlueTableInput Input)
{
    /// <summary>Name for people, such as cbbd_silver.fct_games.</summary>
    public string FullName => $"{Database}.{Input.Name}";

    /// <summary>The partition at a path such as <c>season=2026/date=2025-11-03</c>, with columns, place and format.</summary>
    public GluePartition Partition(string path) =>
        new()
        {
            Values = PartitionPath.ValuesOf(Definition, path),
            StorageDescriptor = Input.StorageDescriptor with
            {
                Location = $"{Input.StorageDescriptor.Location}{path}/",
            },
        };
}
