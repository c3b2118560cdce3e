using HoopsEdge.Cli.Validation.Declared;
using HoopsEdge.Transformer.Tables;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Validation.Declared;

/// <summary>The checks in the headers of the tables that are shipped.</summary>
public sealed class ShippedCheckTests : IDisposable
{
    private readonly TestLake _lake = new();

    [Fact]
    public async Task Every_check_that_a_header_declares_can_be_run()
    {
        var tables = await SqlTables.DescribeAsync(TestContext.Current.CancellationToken);
        foreach (var table in tables.Where(table => table.Layer != "bronze"))
        {
            await _lake.WriteNullsAsync(table);
        }

        var results = await _lake.CheckAsync();

        results.Count.ShouldBeGreaterThan(150);
        results.ShouldAllBe(result => result.Outcome != CheckOutcome.Skipped);
        results
            .Where(result => result.Message.StartsWith("cannot be checked", StringComparison.Ordinal))
            .Select(result => $"{result.Table}: {result.Check}: {result.Message}")
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_game_fact_refers_to_its_game()
    {
        string[] facts =
        [
            "fct_game_media",
            "fct_game_teams",
            "fct_game_players",
            "fct_lines",
            "fct_plays",
            "fct_substitutions",
            "fct_lineups",
        ];
        foreach (var fact in facts)
        {
            (await TestLake.DefinitionAsync(fact)).Checks.ShouldContain(check => check.Text == "game_id in fct_games");
        }
    }

    public void Dispose() => _lake.Dispose();
}
