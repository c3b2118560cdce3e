using HoopsEdge.Cli.Validation;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Validation;

/// <summary>Checks of tables: each finds its breach, and nothing in a table that is right.</summary>
public sealed class TableCheckTests : IDisposable
{
    private readonly TestLake _lake = new();

    [Fact]
    public async Task A_table_that_is_right_has_no_findings()
    {
        await _lake.WriteGamesAsync(new Game(1, "2025-01-10T18:00Z"), new Game(2, "2025-01-11T01:00Z"));
        await WriteVenuesAsync(1, 2);
        string[] tables = ["dim_venues", "fct_games", "fct_plays"];
        (await _lake.FindAsync(new SchemaCheck(strict: true), tables)).ShouldBeEmpty();
        (await _lake.FindAsync(new PartitionCheck(), tables)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("'1' as venue_id", "venue_id is not INTEGER")]
    [InlineData("1::integer as venue", "venue_id is not INTEGER")]
    public async Task A_file_with_another_type_or_column_is_a_breach(string columns, string difference)
    {
        await _lake.WriteQueryAsync("dim_venues", "", $"select {columns}");
        (await _lake.FindAsync(new SchemaCheck(strict: true), "dim_venues")).ShouldBeOne(
            Severity.Breach,
            "dim_venues",
            $"1 files differ from the declared columns, such as silver/dim_venues/part-00000.parquet: {difference}"
        );
    }

    [Theory]
    [InlineData("*, 1 as roof", "roof is not declared")]
    [InlineData("name, * exclude (name)", "the order of the columns differs")]
    public async Task A_file_with_more_columns_or_another_order_is_a_breach(string select, string difference)
    {
        var columns = (await TestLake.DefinitionAsync("dim_venues")).Columns;
        var declared = string.Join(", ", columns.Select(column => $"cast(null as {column.Type}) as {column.Name}"));
        await _lake.WriteQueryAsync("dim_venues", "", $"select {select} from (select {declared})");
        var findings = await _lake.FindAsync(new SchemaCheck(strict: true), "dim_venues");
        findings.ShouldHaveSingleItem().Message.ShouldEndWith($": {difference}");
    }

    [Fact]
    public async Task Without_strict_schema_a_differing_file_is_a_warning()
    {
        await _lake.WriteQueryAsync("dim_venues", "", "select '1' as venue_id");
        (await _lake.FindAsync(new SchemaCheck(strict: false), "dim_venues")).ShouldBeOne(
            Severity.Warning,
            "dim_venues",
            "1 files differ"
        );
    }

    [Theory]
    [InlineData("season=2025/date=2025-01-11")]
    [InlineData("season=2024/date=2025-01-10")]
    public async Task A_row_in_another_partition_than_its_own_is_a_breach(string partition)
    {
        var game = new Game(1, "2025-01-10T18:00Z");
        await _lake.WriteAsync("fct_games", partition, game.ToRow());
        await ShouldBeInTheWrongPartitionAsync("fct_games");
    }

    [Theory]
    [InlineData("season")]
    [InlineData("game_date")]
    public async Task A_row_that_does_not_say_its_partition_is_a_breach(string column)
    {
        var game = new Game(1, "2025-01-10T18:00Z");
        var row = game.ToRow();
        row.Remove(column);
        await _lake.WriteAsync("fct_games", game.Partition, row);
        await ShouldBeInTheWrongPartitionAsync("fct_games");
    }

    [Fact]
    public async Task A_season_fact_in_another_season_is_a_breach()
    {
        await _lake.WriteAsync("fct_rosters", "season=2025", new Row { ["season"] = 2026 });
        await ShouldBeInTheWrongPartitionAsync("fct_rosters");
    }

    public void Dispose() => _lake.Dispose();

    private async Task ShouldBeInTheWrongPartitionAsync(string table) =>
        (await _lake.FindAsync(new PartitionCheck(), table)).ShouldBeOne(
            Severity.Breach,
            table,
            "1 rows are in another partition than their own"
        );

    private Task WriteVenuesAsync(params int[] venues) =>
        _lake.WriteAsync("dim_venues", "", [.. venues.Select(venue => new Row { ["venue_id"] = venue })]);
}
