using HoopsEdge.Gold.Tests.Support;

namespace HoopsEdge.Gold.Tests.Tables;

public sealed class MarketLinesTests(SimulatedSilver silver) : IDisposable
{
    private readonly GoldLake _lake = new(silver.Lake);

    [Fact]
    public async Task A_push_is_neither_cover_nor_miss()
    {
        await _lake.ChangeAsync("fct_lines", "select * replace (away_score - home_score as spread) from rows");
        await _lake.TryBuildAsync("market_lines_analysis");
        (
            await _lake.RowsAsync(
                "select distinct ats_result, home_covered from market_lines_analysis where spread is not null and not spread_suspect"
            )
        ).ShouldBe(["{'ats_result': push, 'home_covered': NULL}"]);
    }

    [Fact]
    public async Task A_spread_whose_sign_contradicts_the_moneylines_is_turned_and_marked()
    {
        var right = await ErrorAsync();
        await _lake.ChangeAsync("fct_lines", "select * replace (-spread as spread) from rows");
        (await ErrorAsync()).ShouldBe(right, 0.3);
        (
            await _lake.QueryAsync(
                """
                select avg(spread_suspect::int) from market_lines_analysis
                where abs(spread) >= 4 and home_moneyline is not null
                """,
                row => row.GetDouble(0)
            )
        )[0].ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public async Task History_has_a_row_only_where_a_line_is_new_or_has_moved()
    {
        await CopyAsync("2026-07-01", "2026-07-02", "*");
        await CopyAsync(
            "2026-07-01",
            "2026-07-03",
            "* replace (list_transform(lines, line -> struct_update(line, spread := line.spread - 1)) as lines)"
        );
        await _lake.TryBuildAsync("market_lines_history");
        var days = await _lake.QueryAsync(
            """
            select cast("asof" as varchar), min(spread_move), max(spread_move), bool_and(is_first) from market_lines_history
            where spread is not null group by 1 order by 1
            """,
            row => $"{row.GetString(0)} {row.GetValue(1)} {row.GetValue(2)} {row.GetBoolean(3)}"
        );
        days.ShouldBe(["2026-07-01   True", "2026-07-03 -1 -1 False"]);
    }

    public void Dispose() => _lake.Dispose();

    private async Task<double> ErrorAsync()
    {
        await _lake.TryBuildAsync("market_lines_analysis");
        return (await _lake.QueryAsync("select avg(spread_error) from market_lines_analysis", row => row.GetDouble(0)))[
            0
        ];
    }

    private Task CopyAsync(string from, string to, string columns)
    {
        var source = _lake.Files("bronze/lines").Single(file => file.Contains(from, StringComparison.Ordinal));
        var target = source.Replace(from, to, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.GetDirectoryName(target) ?? "");
        return GoldLake.WriteAsync(
            $"select * replace (timestamptz '{to} 12:00:00+00' as _ingested_at) from (select {columns} from read_parquet('{source}'))",
            target
        );
    }
}
