using HoopsEdge.Gold.Tests.Support;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Transformer.Gold;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Gold.Tests.Building;

/// <summary>Which derived tables do not show yet what was written to silver.</summary>
public sealed class LaggingTests(SimulatedSilver silver)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_lags_from_a_change_of_what_it_reads_itself_or_through_another_to_the_next_build()
    {
        using var lake = new GoldLake(silver.Built);
        var builder = lake.Services.GetRequiredService<GoldBuilder>();
        await builder.RunIfNewsAsync(publish: null, Stop);
        (await builder.LaggingAsync(Stop)).ShouldBeEmpty();

        await lake.ChangeAsync("fct_game_teams", "select * replace (pace + 1 as pace) from rows");
        await lake.Services.GetRequiredService<TableChanges>().NoteAsync("silver", "fct_game_teams", Stop);

        var lagging = await builder.LaggingAsync(Stop);
        lagging.ShouldContain("fct_pbp_game_teams");
        lagging.ShouldContain("team_power_rankings", "it reads fct_pbp_game_teams");
        lagging.ShouldNotContain("market_lines_analysis");
        await builder.RunIfNewsAsync(publish: null, Stop);
        (await builder.LaggingAsync(Stop)).ShouldBeEmpty();
    }
}
