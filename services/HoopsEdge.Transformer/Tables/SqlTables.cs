using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Transformer.Tables;

/// <summary>Every table of Sql/, with the macros that their statements use.</summary>
public static class SqlTables
{
    private const string SilverPrefix = "silver/";
    private static readonly Lazy<IReadOnlyList<SqlTable>> Loaded = new(Load);

    /// <summary>The silver tables, by name.</summary>
    public static IReadOnlyList<SqlTable> Silver => Loaded.Value;

    /// <summary>The statements of macros.sql.</summary>
    public static string Macros { get; } = ReadResource("macros.sql");

    /// <summary>The silver tables that an endpoint feeds.</summary>
    public static IEnumerable<SqlTable> FedBy(string endpoint) =>
        Silver.Where(table => table.Endpoints.Contains(endpoint));

    /// <summary>Definitions of every bronze and silver table; types follow from the contracts alone.</summary>
    public static async Task<IReadOnlyList<TableDefinition>> DescribeAsync(CancellationToken cancellationToken)
    {
        using var session = new DuckSession(new TransformOptions());
        await session.ExecuteAsync(Macros, cancellationToken);
        await session.ExecuteAsync(BronzeViews.ScopeTable([]), cancellationToken);
        var definitions = EndpointContracts.All.Values.Select(DescribeBronze).ToList();
        foreach (var table in Silver)
        {
            await session.ExecuteAsync(BronzeViews.Empty(table), cancellationToken);
            var columns = await session.QueryAsync(
                $"describe {table.Select}",
                row => (Name: row.GetString(0), Type: row.GetString(1)),
                cancellationToken
            );
            definitions.Add(
                new TableDefinition
                {
                    Layer = table.Layer,
                    Name = table.Name,
                    Summary = table.Summary,
                    Key = table.Key,
                    PartitionedBy = table.PathParts,
                    Checks = table.Checks,
                    Columns =
                    [
                        .. columns.Select(column => new TableColumn(
                            column.Name,
                            column.Type,
                            table.Comments.GetValueOrDefault(column.Name, "")
                        )),
                    ],
                }
            );
        }

        return definitions;
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

    private static SqlTable[] Load() =>
        [
            .. typeof(SqlTables)
                .Assembly.GetManifestResourceNames()
                .Where(resource => resource.StartsWith(SilverPrefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(resource =>
                    SqlTableFile.Parse(
                        "silver",
                        Path.GetFileNameWithoutExtension(resource[SilverPrefix.Length..]),
                        ReadResource(resource)
                    )
                ),
        ];

    private static string ReadResource(string name)
    {
        using var stream =
            typeof(SqlTables).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
