using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Replaying;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Scheduler.Runs;

/// <summary>
/// Carries a run through: plans, sends commands, waits until each fetch has reached an end, and plans again what the
/// answers made possible, until nothing is due.
/// </summary>
public sealed partial class RunCoordinator(
    Planner planner,
    RunQueue queue,
    DeadLetterReplay replay,
    RunRecords records,
    RunSummaries summaries,
    IOptions<SchedulerOptions> options,
    TimeProvider time,
    ILogger<RunCoordinator> logger
)
{
    private const int ResentAtOnce = 300;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs until nothing is due, the run is stopped by the API, or the token is cancelled.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="progress">Told a few times a second where the run stands, or null.</param>
    /// <param name="cancellationToken">Interrupts the run: fetches in flight go on, the others stay planned.</param>
    /// <returns>What the run did; also kept in meta/runs/.</returns>
    public async Task<RunSummary> ExecuteAsync(
        RunRequest request,
        IProgress<RunProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var record = await records.AddAsync(request, "command line", cancellationToken);
        return await CarryOutAsync(record, progress, cancellationToken, CancellationToken.None);
    }

    /// <summary>Carries out a run that is written down, from its beginning or from where its last holder left it.</summary>
    /// <param name="record">The run.</param>
    /// <param name="progress">Told a few times a second where the run stands, or null.</param>
    /// <param name="interrupt">Ends the run early.</param>
    /// <param name="abandon">Lets go of the run, so that somebody else can take it up.</param>
    /// <returns>What the run did; also kept in meta/runs/.</returns>
    /// <exception cref="OperationCanceledException">The run was let go.</exception>
    public async Task<RunSummary> CarryOutAsync(
        RunRecord record,
        IProgress<RunProgress>? progress,
        CancellationToken interrupt,
        CancellationToken abandon
    )
    {
        var started = record.StartedAt ?? time.GetUtcNow();
        await records.UpdateAsync(record.RunId, before => Begun(before ?? record, started), abandon);
        var run = new RunLedger(record.RunId, record.ToRequest(), started);
        await using var heart = new RunHeartbeat(record.RunId, records, time, logger);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(interrupt, heart.Cancelled, abandon);
        LogStarted(logger, run.RunId, record.Mode);
        try
        {
            await WorkAsync(run, record, new Watchers(heart, progress), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !abandon.IsCancellationRequested)
        {
            run.Interrupted = true;
            await queue.InterruptAsync(run, time.GetUtcNow(), CancellationToken.None);
        }

        return await FinishAsync(run);
    }

    /// <summary>From its first step on a run shows that it is alive, so that nobody takes its fetches over.</summary>
    private RunRecord Begun(RunRecord record, DateTimeOffset started) =>
        record with
        {
            Status = RunStatus.Running,
            StartedAt = started,
            AliveAt = time.GetUtcNow(),
        };

    private async Task WorkAsync(
        RunLedger run,
        RunRecord record,
        Watchers watchers,
        CancellationToken cancellationToken
    )
    {
        if (record.StartedAt is not null)
        {
            await queue.RecoverAsync(run, cancellationToken);
        }

        if (record.Mode == RunMode.Replay)
        {
            await replay.SendAsync(run, record, cancellationToken);
            await WaitAsync(run, watchers, cancellationToken);
            return;
        }

        await queue.ResendLandedAsync(run, cancellationToken);
        while (run.Stop is null)
        {
            var plan = await planner.PlanAsync(record.ToRequest(), run.FetchIds, cancellationToken);
            var fetches = plan.Fetches.ToArray();
            if (fetches.Length == 0 && run.IsSettled)
            {
                break;
            }

            await queue.SendAsync(run, fetches, cancellationToken);
            await WaitAsync(run, watchers, cancellationToken);
        }
    }

    private async Task<RunSummary> FinishAsync(RunLedger run)
    {
        await queue.RefreshAsync(run, CancellationToken.None);
        var now = time.GetUtcNow();
        var summary = run.Summarize(now);
        await summaries.WriteAsync(summary, CancellationToken.None);
        var status =
            run.Stop is not null ? RunStatus.Stopped
            : run.Interrupted ? RunStatus.Cancelled
            : RunStatus.Completed;
        await records.FinishAsync(run.RunId, status, summary.Problem, run.Progress(now), CancellationToken.None);
        LogFinished(logger, run.RunId, summary.Outcome, summary.Total.Landed, summary.Total.Dead);
        return summary;
    }

    /// <summary>
    /// Waits until every fetch has reached an end, or until the games are in silver: what they make possible need not
    /// wait for the rest. When nothing moves for long, messages are sent again in case they were lost.
    /// </summary>
    private async Task WaitAsync(RunLedger run, Watchers watchers, CancellationToken cancellationToken)
    {
        var waitsForGames = run.IsOpen(EndpointContracts.Games);
        var stall = new StallClock(TimeSpan.FromSeconds(options.Value.ResendAfterSeconds), time);
        while (true)
        {
            await queue.RefreshAsync(run, cancellationToken);
            var stands = run.Progress(time.GetUtcNow());
            watchers.Tell(stands);
            var hasGames = waitsForGames && !run.IsOpen(EndpointContracts.Games);
            if (run.IsSettled || hasGames || run.Stop is not null)
            {
                return;
            }

            await queue.ResendDueAsync(run, time.GetUtcNow(), cancellationToken);
            if (stands.SuspendedUntil is null && stall.HasStalled(run.Mark))
            {
                LogStalled(logger, run.RunId, options.Value.ResendAfterSeconds);
                await queue.ResendOpenAsync(run, ResentAtOnce, cancellationToken);
            }

            await Task.Delay(PollInterval, time, cancellationToken);
        }
    }

    private sealed record Watchers(RunHeartbeat Heart, IProgress<RunProgress>? Progress)
    {
        public void Tell(RunProgress stands)
        {
            Heart.Progress = stands;
            Progress?.Report(stands);
        }
    }

    [LoggerMessage(EventName = "RunStarted", Level = LogLevel.Information, Message = "Run {RunId} started: {Mode}")]
    private static partial void LogStarted(ILogger logger, string runId, RunMode mode);

    [LoggerMessage(
        EventName = "RunStalled",
        Level = LogLevel.Warning,
        Message = "Run {RunId} has not moved for {Seconds} s; its open messages are sent again"
    )]
    private static partial void LogStalled(ILogger logger, string runId, double seconds);

    [LoggerMessage(
        EventName = "RunFinished",
        Level = LogLevel.Information,
        Message = "Run {RunId} {Outcome}: {Landed} landed, {Dead} dead"
    )]
    private static partial void LogFinished(ILogger logger, string runId, string outcome, int landed, int dead);
}
