using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Gold;

/// <summary>Builds tables at the same time where none of them reads the other.</summary>
internal static class DerivedRun
{
    /// <summary>Starts each table when those that it reads have ended, well or not.</summary>
    /// <param name="tables">In the order of <see cref="DerivationOrder"/>.</param>
    /// <param name="build">Builds one table.</param>
    /// <returns>What became of them, in the order of <paramref name="tables"/>.</returns>
    public static Task<TableBuild[]> RunAsync(IReadOnlyList<SqlTable> tables, Func<SqlTable, Task<TableBuild>> build)
    {
        var started = new Dictionary<string, Task<TableBuild>>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var inputs = SqlTables
                .InputsOf(table)
                .Where(input => !input.IsBronze)
                .Select(input => started.GetValueOrDefault(input.Table))
                .OfType<Task<TableBuild>>()
                .ToArray();
            started[table.Name] = AfterAsync(inputs, () => build(table));
        }

        return Task.WhenAll(tables.Select(table => started[table.Name]));
    }

    private static async Task<TableBuild> AfterAsync(Task<TableBuild>[] inputs, Func<Task<TableBuild>> build)
    {
        await Task.WhenAll(inputs);
        return await build();
    }
}
