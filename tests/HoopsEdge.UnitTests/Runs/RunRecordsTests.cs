using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using HoopsEdge.UnitTests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace HoopsEdge.UnitTests.Runs;

public sealed class RunRecordsTests : IDisposable
{
    private static readonly RunRequest Request = new() { Mode = RunMode.Backfill, Endpoints = ["games"] };
    private readonly TestLake _lake = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunRecords Records => new(_lake.State, _lake.Time);

    [Fact]
    public async Task A_run_of_the_command_line_is_left_to_the_command_line()
    {
        var run = await Records.AddAsync(Request, "command line", Token);

        (await Records.ListOpenAsync(Token)).ShouldBeEmpty();
        (await Records.FindAsync(run.RunId, Token)).ShouldNotBeNull().Endpoints.ShouldBe(["games"]);
    }

    [Fact]
    public async Task A_queued_run_is_open_until_it_has_ended()
    {
        var run = await Records.EnqueueAsync(Request, "admin", Token);
        (await Records.ListOpenAsync(Token)).ShouldHaveSingleItem().RunId.ShouldBe(run.RunId);

        await Records.FinishAsync(run.RunId, RunStatus.Completed, null, null, Token);

        (await Records.ListOpenAsync(Token)).ShouldBeEmpty();
        (await Records.ListAsync(Token)).ShouldHaveSingleItem().Status.ShouldBe(RunStatus.Completed);
    }

    [Fact]
    public async Task A_beat_that_comes_late_does_not_wake_a_run_that_has_ended()
    {
        var run = await Records.EnqueueAsync(Request, "admin", Token);
        await Records.FinishAsync(run.RunId, RunStatus.Completed, null, null, Token);

        await using (new RunHeartbeat(run.RunId, Records, TimeProvider.System, NullLogger.Instance)) { }

        (await Records.FindAsync(run.RunId, Token))!.Status.ShouldBe(RunStatus.Completed);
    }

    [Fact]
    public async Task A_run_is_told_by_its_heart_that_somebody_wants_it_to_end()
    {
        var run = await Records.EnqueueAsync(Request, "admin", Token);
        await using var heart = new RunHeartbeat(run.RunId, Records, TimeProvider.System, NullLogger.Instance);
        await Records.UpdateAsync(run.RunId, before => before! with { CancelRequested = true }, Token);

        var told = new TaskCompletionSource();
        await using var registration = heart.Cancelled.Register(told.SetResult);
        await told.Task.WaitAsync(TimeSpan.FromMinutes(1), Token);

        heart.Cancelled.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task A_run_without_a_sign_of_life_is_not_alive()
    {
        var run = await Records.AddAsync(Request, "command line", Token);
        (await Records.IsAliveAsync(run.RunId, Token)).ShouldBeFalse();
        await Records.UpdateAsync(run.RunId, before => before! with { AliveAt = _lake.Time.GetUtcNow() }, Token);

        (await Records.IsAliveAsync(run.RunId, Token)).ShouldBeTrue();
        _lake.Time.Advance(TimeSpan.FromMinutes(2));
        (await Records.IsAliveAsync(run.RunId, Token)).ShouldBeFalse();
    }

    public void Dispose() => _lake.Dispose();
}
