using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using HoopsEdge.UnitTests.Support;
using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HoopsEdge.UnitTests.Runs;

public sealed class RunQueueTests : IAsyncLifetime
{
    private readonly TestLake _lake = new();
    private readonly MessageLog _messages = new();
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddMassTransitTestHarness(TextWriter.Null)
        .BuildServiceProvider(validateScopes: true);

    private readonly RunLedger _run = new(Fetches.Run, new RunRequest { Mode = RunMode.Backfill }, TestLake.Noon);
    private FetchStops _stops = null!;
    private RunQueue _queue = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var harness = _services.GetRequiredService<ITestHarness>();
        await harness.Start();
        harness.Bus.ConnectSendObserver(_messages);
        harness.Bus.ConnectPublishObserver(_messages);
        _stops = new FetchStops(_lake.State);
        _queue = new RunQueue(
            new RunSender(harness.Bus, TimeProvider.System, NullLogger<RunSender>.Instance),
            _lake.Checkpoints,
            _stops
        );
    }

    [Fact]
    public async Task A_fetch_is_marked_as_planned_by_the_run_and_its_command_is_sent()
    {
        var fetch = Fetches.Of(2025);
        await _queue.SendAsync(_run, [fetch], Token);
        var command = _messages.Take<FetchCommand>().ShouldHaveSingleItem();
        (command.RunId, command.FetchId, command.Endpoint).ShouldBe((Fetches.Run, fetch.Request.FetchId, "rankings"));
        command.Parameters["season"].ShouldBe("2025");
        command.Scope.ShouldBe(fetch.Scope);
        var marked = await FindAsync(fetch);
        (marked.RunId, marked.Status, marked.AnsweredAt).ShouldBe((Fetches.Run, FetchStatus.Planned, null));
        _run.FetchIds.ShouldBe([fetch.Request.FetchId]);
        _run.IsSettled.ShouldBeFalse();
    }

    [Fact]
    public async Task A_fetch_that_is_asked_again_keeps_its_last_content_and_forgets_its_last_attempt()
    {
        var fetch = Fetches.Of(2025);
        var before = fetch.Checkpoint(FetchStatus.Dead, run: "earlier") with
        {
            Attempts = 5,
            Error = "broken",
            NotBefore = TestLake.Noon,
            AnsweredAt = TestLake.Noon,
            ContentHash = "abc",
            InSilver = true,
        };
        await _lake.PutAsync(before);
        await _queue.SendAsync(_run, [fetch], Token);
        var after = await FindAsync(fetch);
        (after.RunId, after.Status, after.Attempts, after.Calls).ShouldBe((Fetches.Run, FetchStatus.Planned, 0, 0));
        (after.Error, after.NotBefore).ShouldBe((null, null));
        (after.AnsweredAt, after.ContentHash, after.Rows, after.InSilver).ShouldBe((TestLake.Noon, "abc", 10, true));
        _run.ExpectsRows.ShouldBeTrue();
    }

    [Fact]
    public async Task What_landed_and_is_not_in_silver_is_announced_again_without_a_fetch()
    {
        var waiting = Fetches.Of(2025).Checkpoint(FetchStatus.Landed, run: "killed") with
        {
            IngestedAt = TestLake.Noon,
            RawKeys = ["raw/rankings/1"],
            ContentHash = "abc",
            HasUnknownFields = true,
            Calls = 2,
        };
        await _lake.PutAsync(waiting);
        await _lake.PutAsync(
            Fetches.Of(2024).Checkpoint(FetchStatus.Transformed) with
            {
                IngestedAt = TestLake.Noon,
                InSilver = true,
            }
        );
        await _lake.PutAsync(Fetches.Of(2023).Checkpoint(FetchStatus.Planned));
        await _queue.ResendLandedAsync(_run, Token);
        var log = _messages.Take<object>();
        var landed = log.ShouldHaveSingleItem().ShouldBeOfType<RawLanded>();
        (landed.RunId, landed.FetchId, landed.Rows).ShouldBe((Fetches.Run, waiting.FetchId, 10));
        (landed.IngestedAt, landed.ContentHash, landed.HasUnknownFields).ShouldBe((TestLake.Noon, "abc", true));
        landed.RawKeys.ShouldBe(["raw/rankings/1"]);
        landed.Scope.ShouldBe(waiting.Scope);
        _run.Progress(TestLake.Noon).Calls.ShouldBe(0);
        _run.FetchIds.ShouldBe([waiting.FetchId]);
    }

    [Fact]
    public async Task A_fetch_of_which_the_last_attempt_failed_after_content_landed_is_announced_too()
    {
        var dead = Fetches.Of(2025).Checkpoint(FetchStatus.Planned, run: "killed") with { IngestedAt = TestLake.Noon };
        await _lake.PutAsync(dead);
        await _queue.ResendLandedAsync(_run, Token);
        _messages.Take<RawLanded>().Count.ShouldBe(1);
        (await FindAsync(Fetches.Of(2025))).Status.ShouldBe(FetchStatus.Landed);
    }

    [Fact]
    public async Task Suspended_fetches_are_sent_again_when_the_quota_is_reset_and_not_before()
    {
        var reset = TestLake.Noon.AddDays(17);
        await _queue.SendAsync(_run, [Fetches.Of(2024), Fetches.Of(2025)], Token);
        await SuspendAsync(Fetches.Of(2025), reset);
        _messages.Take<object>();
        await _queue.ResendDueAsync(_run, reset.AddSeconds(-1), Token);
        _messages.Take<object>().ShouldBeEmpty();
        await _queue.ResendDueAsync(_run, reset, Token);
        var command = _messages.Take<FetchCommand>().ShouldHaveSingleItem();
        command.FetchId.ShouldBe(Fetches.Of(2025).Request.FetchId);
        (await FindAsync(Fetches.Of(2025))).NotBefore.ShouldBeNull();
        await _queue.ResendDueAsync(_run, reset, Token);
        _messages.Take<object>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Refreshing_follows_the_fetches_of_this_run_and_leaves_those_that_another_run_took_over()
    {
        await _queue.SendAsync(_run, [Fetches.Of(2024), Fetches.Of(2025)], Token);
        await _lake.PutAsync(Fetches.Of(2024).Checkpoint(FetchStatus.Transformed));
        await _lake.PutAsync(Fetches.Of(2025).Checkpoint(FetchStatus.Dead, run: "another"));
        await _queue.RefreshAsync(_run, Token);
        var total = _run.Summarize(TestLake.Noon).Total;
        (total.Landed, total.Dead, total.Open).ShouldBe((1, 0, 1));
    }

    [Fact]
    public async Task A_stop_that_the_API_made_is_the_problem_of_the_run()
    {
        await _stops.SetAsync(new FetchStop(Fetches.Run, "bad_key", "the key is wrong", TestLake.Noon), Token);
        await _queue.RefreshAsync(_run, Token);
        _run.Stop.ShouldBe("the key is wrong");
    }

    [Fact]
    public async Task An_interrupted_run_sets_the_stop_for_the_fetchers_and_is_not_stopped_by_it_itself()
    {
        await _queue.InterruptAsync(_run, TestLake.Noon, Token);
        var stop = await _stops.FindAsync(Fetches.Run, Token);
        stop.ShouldNotBeNull().Reason.ShouldBe("interrupted");
        (await _stops.FindAsync("another", Token)).ShouldBeNull();
        await _queue.RefreshAsync(_run, Token);
        _run.Stop.ShouldBeNull();
    }

    [Fact]
    public async Task The_first_stop_stays()
    {
        await _stops.SetAsync(new FetchStop(Fetches.Run, "bad_key", "the key is wrong", TestLake.Noon), Token);
        await _queue.InterruptAsync(_run, TestLake.Noon, Token);
        await _queue.RefreshAsync(_run, Token);
        _run.Stop.ShouldBe("the key is wrong");
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _lake.Dispose();
    }

    private async Task SuspendAsync(PlannedFetch fetch, DateTimeOffset until)
    {
        await _lake.PutAsync(fetch.Checkpoint(FetchStatus.Planned) with { NotBefore = until });
        await _queue.RefreshAsync(_run, Token);
    }

    private async Task<FetchCheckpoint> FindAsync(PlannedFetch fetch) =>
        (await _lake.Checkpoints.FindAsync("rankings", fetch.Request.FetchId, Token)).ShouldNotBeNull();
}
