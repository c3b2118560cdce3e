using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using HoopsEdge.Scheduler.Service;
using HoopsEdge.UnitTests.Support;
using Microsoft.Extensions.Options;

namespace HoopsEdge.UnitTests.Service;

public sealed class GameDiscoveryTests : IDisposable
{
    private readonly TestLake _lake = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunRecords Records => new(_lake.State, _lake.Time);

    private GameDiscovery Discovery => new(_lake.State, Records, Options.Create(_lake.Options), _lake.Time);

    [Fact]
    public async Task Games_that_a_run_over_some_endpoints_changed_make_a_run_over_the_game_scoped_ones()
    {
        var cause = await EndedAsync(new RunRequest { Mode = RunMode.Backfill, Endpoints = ["games"] });
        await Discovery.NoteAsync(cause.RunId, Token);

        await Discovery.EnqueueDueAsync(Token);
        await Discovery.EnqueueDueAsync(Token);

        var run = (await Records.ListOpenAsync(Token)).ShouldHaveSingleItem();
        (run.Mode, run.RequestedBy).ShouldBe((RunMode.Incremental, "discovery"));
        run.Endpoints.ShouldBe(["substitutions_game"]);
    }

    [Fact]
    public async Task A_run_over_all_endpoints_has_planned_what_its_games_make_possible()
    {
        var cause = await EndedAsync(new RunRequest { Mode = RunMode.Incremental });
        await Discovery.NoteAsync(cause.RunId, Token);

        await Discovery.EnqueueDueAsync(Token);

        (await Records.ListOpenAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_asked_for_while_the_run_that_changes_games_is_under_way()
    {
        var cause = await Records.EnqueueAsync(
            new RunRequest { Mode = RunMode.Replay, Replay = new ReplaySelection() },
            "admin",
            Token
        );
        await Discovery.NoteAsync(cause.RunId, Token);

        await Discovery.EnqueueDueAsync(Token);
        (await Records.ListOpenAsync(Token)).ShouldHaveSingleItem().RunId.ShouldBe(cause.RunId);

        await Records.FinishAsync(cause.RunId, RunStatus.Completed, null, null, Token);
        await Discovery.EnqueueDueAsync(Token);
        (await Records.ListOpenAsync(Token)).ShouldHaveSingleItem().RequestedBy.ShouldBe("discovery");
    }

    public void Dispose() => _lake.Dispose();

    private async Task<RunRecord> EndedAsync(RunRequest request)
    {
        var record = await Records.EnqueueAsync(request, "admin", Token);
        await Records.FinishAsync(record.RunId, RunStatus.Completed, null, null, Token);
        return record;
    }
}
