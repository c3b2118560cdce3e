using HoopsEdge.Gold.Tests.Support;
using HoopsEdge.Transformer.Gold;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Gold.Tests.Building;

public sealed class BuildTests(SimulatedSilver silver) : IDisposable
{
    private readonly GoldLake _lake = new(silver.Built);

    [Fact]
    public async Task Unchanged_inputs_leave_every_object_untouched()
    {
        silver.FirstBuild.Builds.Select(build => build.Table).ShouldBe(SqlTables.Derived.Select(table => table.Name));
        silver.FirstBuild.Builds.ShouldAllBe(build => build.Outcome == BuildOutcome.Built);
        var objects = _lake.Fingerprint();

        var second = await _lake.BuildAsync();
        second.Builds.ShouldAllBe(build => build.Outcome == BuildOutcome.Unchanged);
        _lake.Fingerprint().ShouldBe(objects);
    }

    [Fact]
    public async Task The_loss_of_the_state_costs_a_build_that_makes_the_same_bytes()
    {
        var objects = _lake.Fingerprint();
        await _lake.ForgetStateAsync();

        var again = await _lake.BuildAsync();
        again.Builds.ShouldAllBe(build => build.Outcome == BuildOutcome.Built && build.Changes.Count == 0);
        _lake.Fingerprint().ShouldBe(objects);
    }

    [Fact]
    public async Task A_changed_day_is_the_only_day_of_plays_that_is_computed()
    {
        var day = _lake.Files("silver/fct_plays")[5];
        await _lake.ChangeAsync("fct_plays", "select * from rows where period = 1", file => file == day);

        var report = await _lake.TryBuildAsync("fct_pbp_game_teams");
        report
            .Builds.Select(build => (build.Table, build.Computed, build.Changes.Count))
            .ShouldBe([("fct_pbp_plays", 1, 1), ("fct_pbp_game_teams", 1, 1)]);
        (await _lake.RowsAsync("select distinct reconciled from fct_pbp_game_teams")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_day_that_is_gone_from_its_input_is_removed()
    {
        var days = _lake.Files("silver/fct_pbp_plays").Count;
        File.Delete(_lake.Files("silver/fct_plays")[0]);

        var report = await _lake.TryBuildAsync("fct_pbp_plays");
        report.Builds.ShouldHaveSingleItem().Changes.ShouldHaveSingleItem().Key.ShouldBeNull();
        _lake.Files("silver/fct_pbp_plays").Count.ShouldBe(days - 1);
    }

    [Fact]
    public async Task An_object_that_was_lost_is_built_again()
    {
        var objects = _lake.Fingerprint(times: false);
        File.Delete(_lake.Files("gold/market_lines_analysis")[0]);

        (await _lake.TryBuildAsync("market_lines_analysis")).Builds[0].Outcome.ShouldBe(BuildOutcome.Built);
        _lake.Fingerprint(times: false).ShouldBe(objects);
    }

    [Fact]
    public async Task A_table_that_fails_leaves_its_old_data_and_takes_only_its_readers_along()
    {
        var objects = _lake.Fingerprint();
        await _lake.ChangeAsync("fct_plays", "select * from rows union all select * from rows");

        var report = await _lake.TryBuildAsync();
        var failed = report.Failed.ToDictionary(build => build.Table, build => build.Error);
        failed["fct_pbp_plays"].ShouldNotBeNull().ShouldContain("rows share a key (play_id) with another");
        failed["fct_pbp_game_teams"].ShouldBe("silver fct_pbp_game_teams: it reads fct_pbp_plays, which failed");
        failed.ShouldNotContainKey("market_lines_analysis");
        _lake.Fingerprint().ShouldBe(objects);
    }

    [Fact]
    public async Task A_dry_run_says_what_is_due_and_writes_nothing()
    {
        await _lake.ForgetStateAsync();
        File.Delete(_lake.Files("gold/market_lines_analysis")[0]);
        var report = await _lake.TryBuildAsync("market_lines_analysis", dryRun: true);
        report.Builds.ShouldHaveSingleItem().Outcome.ShouldBe(BuildOutcome.Due);
        _lake.Files("gold/market_lines_analysis").ShouldBeEmpty();
    }

    [Fact]
    public async Task Requests_for_what_is_not_there_are_refused_with_what_is()
    {
        var builder = _lake.TryBuildAsync("team_ratings");
        (await Should.ThrowAsync<ArgumentException>(builder)).Message.ShouldStartWith(
            "there is no derived table 'team_ratings': fct_pbp_plays, "
        );
    }

    public void Dispose() => _lake.Dispose();
}
