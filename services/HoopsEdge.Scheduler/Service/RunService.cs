using HoopsEdge.Lakehouse.State;
using HoopsEdge.Scheduler.Runs;
using HoopsEdge.ServiceDefaults.Bus;
using HoopsEdge.ServiceDefaults.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Scheduler.Service;

/// <summary>
/// The scheduler's loop: starts what the clock and the games ask for, and carries out the runs that are asked for,
/// one after the other, the oldest first. A run whose scheduler died goes on in the next one.
/// </summary>
internal sealed partial class RunService(
    Leadership leadership,
    RunCoordinator coordinator,
    RunRecords records,
    CronRuns cron,
    GameDiscovery discovery,
    LandedReconciler reconciler,
    ErrorQueueSweep errors,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<RunService> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await lifetime.HasStartedAsync(stoppingToken))
        {
            await leadership.RunAsync(LeadAsync, stoppingToken);
        }
    }

    private async Task LeadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await StepAsync(cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(logger, failure);
            }

            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    private async Task StepAsync(CancellationToken cancellationToken)
    {
        await cron.EnqueueDueAsync(cancellationToken);
        await discovery.EnqueueDueAsync(cancellationToken);
        if (await records.ListOpenAsync(cancellationToken) is [var next, ..])
        {
            await CarryOutAsync(next, cancellationToken);
            await errors.RunAsync(cancellationToken);
        }
        else
        {
            await reconciler.RunDueAsync(cancellationToken);
        }
    }

    private async Task CarryOutAsync(RunRecord record, CancellationToken cancellationToken)
    {
        if (record is { Status: RunStatus.Queued, CancelRequested: true })
        {
            await records.FinishAsync(record.RunId, RunStatus.Cancelled, null, null, cancellationToken);
            return;
        }

        try
        {
            await coordinator.CarryOutAsync(record, null, CancellationToken.None, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogRunFailed(logger, failure, record.RunId);
            var problem = failure.Message.ReplaceLineEndings(" ");
            await records.FinishAsync(record.RunId, RunStatus.Failed, problem, null, cancellationToken);
        }
    }

    [LoggerMessage(EventName = "SchedulerFailed", Level = LogLevel.Error, Message = "The scheduler's step failed")]
    private static partial void LogFailed(ILogger logger, Exception failure);

    [LoggerMessage(EventName = "RunFailed", Level = LogLevel.Error, Message = "Run {RunId} could not be carried out")]
    private static partial void LogRunFailed(ILogger logger, Exception failure, string runId);
}

/// <summary>Takes the commands out of the broker's error queue whose failure is history.</summary>
internal sealed class ErrorQueueSweep(IEnumerable<IErrorQueue> queues, FetchCheckpoints checkpoints)
{
    /// <summary>A command's failure is history when its fetch is not dead any more, or died again in a later run.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var queue in queues)
        {
            await queue.RemoveAsync(
                async (command, token) =>
                    await checkpoints.FindAsync(command.Endpoint, command.FetchId, token)
                        is not { Status: FetchStatus.Dead } dead
                    || dead.RunId != command.RunId,
                cancellationToken
            );
        }
    }
}
