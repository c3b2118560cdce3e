using HoopsEdge.Gold.Tests.Support;

namespace HoopsEdge.Gold.Tests.Tables;

public sealed class MarketLinesTests(SimulatedSilver silver) : IDisposable
{
    private readonly GoldLake _lake = new(silver.Built);

    [Fact]
    public async Task A_push_is_neither_cover_nor_miss()
    {
        await _lake.ChangeAsync("fct_lines", "select * replace (away_score - home_score as spread) from rows");
        await _lake.BuildAsync("market_lines_analysis");
        (
            await _lake.RowsAsync(
                "select distinct ats_result, home_covered from market_lines_analysis where spread is not null and not spread_suspect"
            )
        ).ShouldBe(["{'ats_result': push, 'home_covered': NULL}"]);
    }

    [Fact]
    public async Task A_spread_whose_sign_contradicts_the_moneylines_is_turned_and_marked()
    {
        await _lake.BuildAsync("market_lines_analysis");
        var right = await SpreadsAsync("spread");
        await _lake.ChangeAsync("fct_lines", "select * replace (-spread as spread) from rows");
        await _lake.BuildAsync("market_lines_analysis");
        (await SpreadsAsync("spread")).ShouldNotBe(right);
        (await SpreadsAsync("spread_corrected")).ShouldBe(right);
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
        await _lake.BuildAsync("market_lines_history");
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

    /// <summary>Spreads whose side the moneylines leave no doubt about.</summary>
    private Task<List<string>> SpreadsAsync(string column) =>
        _lake.RowsAsync(
            $"""
            select game_id, provider, {column} as spread from market_lines_analysis
            where abs(spread) >= 4 and abs(home_win_probability - 0.5) > 0.1
            """
        );

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
