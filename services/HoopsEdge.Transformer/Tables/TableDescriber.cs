using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Transformer.Tables;

/// <summary>Finds out which columns each table has by describing its statement over empty inputs.</summary>
internal static class TableDescriber
{
    /// <summary>Definitions of every table.</summary>
    public static async Task<IReadOnlyList<TableDefinition>> DescribeAsync(CancellationToken cancellationToken)
    {
        using var session = new DuckSession(new TransformOptions());
        await session.ExecuteAsync(SqlTables.Macros, cancellationToken);
        await session.ExecuteAsync(BronzeViews.ScopeTable([]), cancellationToken);
        var definitions = EndpointContracts.All.Values.Select(DescribeBronze).ToList();
        foreach (var table in SqlTables.Silver)
        {
            await session.ExecuteAsync(BronzeViews.Empty(table), cancellationToken);
            definitions.Add(await DescribeAsync(session, table, cancellationToken));
        }

        foreach (var table in SqlTables.Derived)
        {
            await DeclareInputsAsync(session, table, definitions, cancellationToken);
            definitions.Add(await DescribeAsync(session, table, cancellationToken));
        }

        return definitions;
    }

    /// <summary>A query without rows that has the columns of a table.</summary>
    public static string Empty(TableDefinition table) =>
        $"select {string.Join(", ", table.Columns.Select(column => $"cast(null as {column.Type}) as {Sql.Name(column.Name)}"))} where false";

    private static async Task DeclareInputsAsync(
        DuckSession session,
        SqlTable table,
        IReadOnlyList<TableDefinition> definitions,
        CancellationToken cancellationToken
    )
    {
        foreach (var input in SqlTables.InputsOf(table))
        {
            // A table may read itself of the season before: its columns are not known yet, and only a kernel can do so.
            if (definitions.FirstOrDefault(known => IsOf(known, input)) is { } definition)
            {
                await session.ExecuteAsync(
                    $"create or replace temp view {Sql.Name(input.View)} as {Empty(definition)}",
                    cancellationToken
                );
            }
        }

        if (table.Kernel is { } kernel)
        {
            await session.ExecuteAsync(SqlTables.Kernels[kernel].CreateOutput, cancellationToken);
        }
    }

    /// <summary>Whether an input reads a table.</summary>
    internal static bool IsOf(TableDefinition definition, TableInput input) =>
        definition.Name == input.Table && definition.Layer == "bronze" == input.IsBronze;

    private static async Task<TableDefinition> DescribeAsync(
        DuckSession session,
        SqlTable table,
        CancellationToken cancellationToken
    )
    {
        var columns = await session.QueryAsync(
            $"describe {table.Select}",
            row => (Name: row.GetString(0), Type: row.GetString(1)),
            cancellationToken
        );
        return new TableDefinition
        {
            Layer = table.Layer,
            Name = table.Name,
            Summary = table.Summary,
            Key = table.Key,
            PartitionedBy = table.PathParts,
            Checks = table.Checks,
            PartitionColumns = table.PartitionColumns,
            Columns =
            [
                .. columns.Select(column => new TableColumn(
                    column.Name,
                    column.Type,
                    table.Comments.GetValueOrDefault(column.Name, "")
                )),
            ],
        };
    }

    private static TableDefinition DescribeBronze(EndpointContract contract) =>
        new()
        {
            Layer = "bronze",
            Name = contract.Name,
            Summary = $"Answers of GET {contract.Path}, typed, every version kept.",
            Key = contract.Key,
            PartitionedBy = ["season", "asof"],
            Columns =
            [
                .. BronzeColumns
                    .Of(contract)
                    .Select(column => new TableColumn(column.Name, Sql.TypeOf(column.Type), "")),
            ],
        };
}
