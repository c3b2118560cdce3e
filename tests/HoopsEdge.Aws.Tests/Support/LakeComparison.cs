using HoopsEdge.EndToEndTests.Support;
using HoopsEdge.Lakehouse.Query;

namespace HoopsEdge.Aws.Tests.Support;

/// <summary>Compares silver and gold of two lakes in folders, from their files and not through the product's views.</summary>
internal static class LakeComparison
{
    private const int RowsShown = 4;
    private static readonly string[] Layers = ["silver", "gold"];

    // When a row was received, and what is counted from then: two lakes do not ask at the same instant.
    private static readonly string[] Times = ["_fetch_id", "_ingested_at", "received_at", "hours_before_tip"];

    /// <summary>Every table that has rows, such as <c>silver/fct_games</c>.</summary>
    public static IReadOnlyList<string> TablesOf(string lake) =>
        [
            .. Layers
                .Select(layer => new DirectoryInfo(Path.Combine(lake, layer)))
                .Where(layer => layer.Exists)
                .SelectMany(layer => layer.EnumerateDirectories().Select(table => $"{layer.Name}/{table.Name}"))
                .Where(table => Files(lake, table).Any())
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Compares every table row for row, duplicates included.</summary>
    /// <returns>A line each table that differs.</returns>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(string lake, string other)
    {
        var (mine, theirs) = (TablesOf(lake), TablesOf(other));
        var lines = mine.Except(theirs).Select(table => $"{table}: only here").ToList();
        lines.AddRange(theirs.Except(mine).Select(table => $"{table}: only there"));
        foreach (var table in mine.Intersect(theirs))
        {
            var (here, there) = (Rows(lake, table), Rows(other, table));
            var rows = await SilverLake.QueryAsync(
                $"select 'here' as place, x::varchar as row from ({here} except all {there}) x "
                    + $"union all select 'there', x::varchar from ({there} except all {here}) x order by row, place",
                row => $"{row.GetString(0)}: {row.GetString(1)}"
            );
            if (rows.Count > 0)
            {
                lines.Add($"{table}: {rows.Count} rows differ\n  {string.Join("\n  ", rows.Take(RowsShown))}");
            }
        }

        return lines;
    }

    private static IEnumerable<string> Files(string lake, string table) =>
        Directory.EnumerateFiles(Path.Combine(lake, table), "*.parquet", SearchOption.AllDirectories);

    private static string Rows(string lake, string table) =>
        $"""
            select columns(name -> name not in ({string.Join(", ", Times.Select(Sql.Text))}))
            from read_parquet({Sql.List([.. Files(lake, table)])}, hive_partitioning = false)
            """;
}
