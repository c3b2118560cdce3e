using System.Data.Common;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.EndToEndTests.Support;

/// <summary>The silver tables of a lake, read from their files and not through the product's own views.</summary>
public sealed class SilverLake(string lake)
{
    private const int RowsShown = 3;

    public IReadOnlyList<string> Tables
    {
        get
        {
            var silver = new DirectoryInfo(Path.Combine(lake, "silver"));
            return silver.Exists
                ? [.. silver.EnumerateDirectories().Select(table => table.Name).Where(HasFiles).Order()]
                : [];
        }
    }

    public async Task<long> CountAsync(string table) =>
        HasFiles(table) ? (await QueryAsync($"select count(*) from {Rows(table)}", row => row.GetInt64(0)))[0] : 0;

    /// <summary>Values of columns of a table, as text, in order; duplicates stay.</summary>
    public Task<List<string>> ValuesAsync(string table, params string[] columns) =>
        QueryAsync(
            $"select concat_ws('|', {string.Join(", ", columns)}) as value from {Rows(table)} order by value",
            row => row.GetString(0)
        );

    /// <summary>
    /// Compares tables, or every table that answers feed, row for row, duplicates included, but for where and when a row
    /// was fetched. What is computed from those is built after a run, and by services when they are quiet.
    /// </summary>
    /// <returns>A line each table that differs.</returns>
    public async Task<IReadOnlyList<string>> DifferencesFromAsync(SilverLake other, params string[] tables)
    {
        var differences = new List<string>();
        foreach (var table in tables.Length > 0 ? tables : FetchedTables(other))
        {
            var (mine, theirs) = (Content(table, other), other.Content(table, this));
            var only = await QueryAsync(
                $"select 'only here' as place, x::varchar as row from ({mine} except all {theirs}) x "
                    + $"union all select 'only there', x::varchar from ({theirs} except all {mine}) x order by all",
                row => $"{row.GetString(0)}: {row.GetString(1)}"
            );
            if (only.Count > 0)
                differences.Add($"{table}: {only.Count} rows differ\n  {string.Join("\n  ", Shown(only))}");
        }
        return differences;
    }

    private string[] FetchedTables(SilverLake other) =>
        [.. Tables.Union(other.Tables).Intersect(SqlTables.Silver.Select(table => table.Name)).Order()];

    public static async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        using var session = new DuckSession(new TransformOptions { MemoryLimitMb = 1024, Threads = 1 });
        return await session.QueryAsync(sql, read, TestContext.Current.CancellationToken);
    }

    /// <summary>A table as something to select from.</summary>
    public string Rows(string table) =>
        $"read_parquet({Sql.Text(Path.Combine(lake, "silver", table, "**", "*.parquet"))}, hive_partitioning = false)";

    private static IEnumerable<string> Shown(List<string> only) =>
        only.Where(row => row.StartsWith("only here", StringComparison.Ordinal))
            .Take(RowsShown)
            .Concat(only.Where(row => row.StartsWith("only there", StringComparison.Ordinal)).Take(RowsShown));

    private string Content(string table, SilverLake other) =>
        HasFiles(table)
            ? $"select * exclude (_fetch_id, _ingested_at) from {Rows(table)}"
            : $"select * exclude (_fetch_id, _ingested_at) from {other.Rows(table)} where false";

    private bool HasFiles(string table)
    {
        var folder = Path.Combine(lake, "silver", table);
        return Directory.Exists(folder)
            && Directory.EnumerateFiles(folder, "*.parquet", SearchOption.AllDirectories).Any();
    }
}
