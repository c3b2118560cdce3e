using System.Globalization;
using HoopsEdge.Scheduler.Planning;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Scheduler.Runs;

/// <summary>
/// Carries a run through: plans, sends commands, waits until each fetch has reached an end, and plans again what the
/// answers made possible, until nothing is due.
/// </summary>
public sealed partial class RunCoordinator(
    Planner planner,
    RunQueue queue,
    RunSummaries summaries,
    TimeProvider time,
    ILogger<RunCoordinator> logger
)
{
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
        var started = time.GetUtcNow();
        var run = new RunLedger(NewRunId(started), request, started);
        LogStarted(logger, run.RunId, request.Mode);
        try
        {
            await queue.ResendLandedAsync(run, cancellationToken);
            while (run.Stop is null)
            {
                var plan = await planner.PlanAsync(request, run.FetchIds, cancellationToken);
                var fetches = plan.Fetches.ToArray();
                if (fetches.Length == 0 && run.IsSettled)
                {
                    break;
                }

                await queue.SendAsync(run, fetches, cancellationToken);
                await WaitAsync(run, progress, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            run.Interrupted = true;
            await queue.InterruptAsync(run, time.GetUtcNow(), CancellationToken.None);
        }

        await queue.RefreshAsync(run, CancellationToken.None);
        var summary = run.Summarize(time.GetUtcNow());
        await summaries.WriteAsync(summary, CancellationToken.None);
        LogFinished(logger, run.RunId, summary.Outcome, summary.Total.Landed, summary.Total.Dead);
        return summary;
    }

    /// <summary>
    /// Waits until every fetch has reached an end, or until the games are in silver: what they make possible need not
    /// wait for the rest.
    /// </summary>
    private async Task WaitAsync(RunLedger run, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var waitsForGames = run.IsOpen(Planner.GamesEndpoint);
        while (true)
        {
            await queue.RefreshAsync(run, cancellationToken);
            progress?.Report(run.Progress(time.GetUtcNow()));
            var hasGames = waitsForGames && !run.IsOpen(Planner.GamesEndpoint);
            if (run.IsSettled || hasGames || run.Stop is not null)
            {
                return;
            }

            await queue.ResendDueAsync(run, time.GetUtcNow(), cancellationToken);
            await Task.Delay(PollInterval, time, cancellationToken);
        }
    }

    private static string NewRunId(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)
        + "-"
        + Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture)[..6];

    [LoggerMessage(EventName = "RunStarted", Level = LogLevel.Information, Message = "Run {RunId} started: {Mode}")]
    private static partial void LogStarted(ILogger logger, string runId, RunMode mode);

    [LoggerMessage(
        EventName = "RunFinished",
        Level = LogLevel.Information,
        Message = "Run {RunId} {Outcome}: {Landed} landed, {Dead} dead"
    )]
    private static partial void LogFinished(ILogger logger, string runId, string outcome, int landed, int dead);
}
