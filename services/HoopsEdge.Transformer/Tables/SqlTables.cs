using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Transformer.Tables;

/// <summary>Every table of Sql/, with the macros that their statements use.</summary>
public static class SqlTables
{
    private const string KernelPrefix = "gold/kernels/";
    private const string OutputSuffix = ".output";
    private static readonly Lazy<IReadOnlyList<SqlTable>> Loaded = new(() => [.. Load("silver"), .. Load("gold")]);
    private static readonly Lazy<IReadOnlyList<SqlTable>> Fetched = new(() =>
        [.. Loaded.Value.Where(table => table.Endpoints.Count > 0)]
    );
    private static readonly Lazy<IReadOnlyList<SqlTable>> InOrder = new(() =>
        DerivationOrder.Of([.. Loaded.Value.Where(table => table.Endpoints.Count == 0)])
    );
    private static readonly Lazy<IReadOnlyDictionary<string, KernelQuery>> KernelQueries = new(LoadKernels);
    private static readonly Lazy<Task<IReadOnlyList<TableDefinition>>> Described = new(() =>
        TableDescriber.DescribeAsync(CancellationToken.None)
    );

    /// <summary>The silver tables that endpoints feed, by name.</summary>
    public static IReadOnlyList<SqlTable> Silver => Fetched.Value;

    /// <summary>The silver and gold tables that are computed from other tables, each after those that it reads.</summary>
    public static IReadOnlyList<SqlTable> Derived => InOrder.Value;

    /// <summary>The SQL of each kernel, by its name.</summary>
    public static IReadOnlyDictionary<string, KernelQuery> Kernels => KernelQueries.Value;

    /// <summary>The statements of macros.sql.</summary>
    public static string Macros { get; } = ReadResource("macros.sql");

    /// <summary>The silver tables that an endpoint feeds.</summary>
    public static IEnumerable<SqlTable> FedBy(string endpoint) =>
        Silver.Where(table => table.Endpoints.Contains(endpoint));

    /// <summary>A silver or gold table.</summary>
    /// <exception cref="FormatException">There is none of that name.</exception>
    public static SqlTable Get(string name) =>
        Loaded.Value.FirstOrDefault(table => table.Name == name)
        ?? throw new FormatException($"there is no table '{name}' in Sql/");

    /// <summary>Everything that a derived table and its kernel read.</summary>
    public static IReadOnlyList<TableInput> InputsOf(SqlTable table) =>
        table.Kernel is { } kernel ? [.. table.Inputs.Union(Kernel(table.Name, kernel).Inputs)] : table.Inputs;

    /// <summary>Definitions of every bronze, silver and gold table; types follow from the contracts alone.</summary>
    public static Task<IReadOnlyList<TableDefinition>> DescribeAsync(CancellationToken cancellationToken) =>
        Described.Value.WaitAsync(cancellationToken);

    /// <summary>The same, cut as the configuration cuts endpoints: bronze tables of snapshots have no seasons.</summary>
    public static async Task<IReadOnlyList<TableDefinition>> DescribeAsync(
        IReadOnlyDictionary<string, EndpointOptions> endpoints,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await DescribeAsync(cancellationToken)).Select(table =>
                table.Layer == "bronze" && endpoints.GetValueOrDefault(table.Name)?.Expand == Expansion.Snapshot
                    ? table with
                    {
                        PartitionedBy = ["asof"],
                    }
                    : table
            ),
        ];

    private static KernelQuery Kernel(string table, string name) =>
        Kernels.TryGetValue(name, out var kernel)
            ? kernel
            : throw new FormatException($"{table}.sql: there is no {KernelPrefix}{name}.sql for its kernel");

    private static IEnumerable<SqlTable> Load(string layer) =>
        NamesUnder($"{layer}/").Select(name => SqlTableFile.Parse(layer, name, ReadResource($"{layer}/{name}.sql")));

    private static Dictionary<string, KernelQuery> LoadKernels() =>
        NamesUnder(KernelPrefix)
            .Where(name => !name.EndsWith(OutputSuffix, StringComparison.Ordinal))
            .Select(name =>
                KernelQuery.Parse(
                    name,
                    ReadResource($"{KernelPrefix}{name}.sql"),
                    ReadResource($"{KernelPrefix}{name}{OutputSuffix}.sql")
                )
            )
            .ToDictionary(kernel => kernel.Name);

    private static IEnumerable<string> NamesUnder(string prefix) =>
        typeof(SqlTables)
            .Assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(prefix, StringComparison.Ordinal))
            .Select(resource => resource[prefix.Length..^".sql".Length])
            .Where(name => !name.Contains('/', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string ReadResource(string name)
    {
        using var stream =
            typeof(SqlTables).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
