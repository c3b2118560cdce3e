using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Scheduler.Service;

/// <summary>Lets one scheduler plan, however many are started.</summary>
internal sealed partial class Leadership(
    Leases leases,
    IOptions<SchedulerOptions> options,
    TimeProvider time,
    ILogger<Leadership> logger
)
{
    private const string Name = "scheduler";
    private readonly string _holder = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():n}";

    private TimeSpan Duration => TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    /// <summary>Waits for the lead and does the work while it lasts, again and again.</summary>
    /// <param name="lead">The work; its token is cancelled when the lead is lost or the service ends.</param>
    /// <param name="cancellationToken">The service ends.</param>
    public async Task RunAsync(Func<CancellationToken, Task> lead, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (await TryTakeAsync(cancellationToken))
            {
                LogLeading(logger);
                await LeadAsync(lead, cancellationToken);
                continue;
            }

            await Task.Delay(Duration / 3, time, cancellationToken);
        }
    }

    private async Task LeadAsync(Func<CancellationToken, Task> lead, CancellationToken cancellationToken)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = lead(lost.Token);
        var keeping = KeepAsync(lost);
        try
        {
            await Task.WhenAny(work, keeping);
            await lost.CancelAsync();
            await keeping;
            await work;
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            LogLost(logger);
        }
        finally
        {
            await leases.ReleaseAsync(Name, _holder, CancellationToken.None);
        }
    }

    /// <summary>Prolongs the lease; a lease that could not be prolonged in time is lost, whatever the reason.</summary>
    private async Task KeepAsync(CancellationTokenSource lost)
    {
        var takenAt = time.GetTimestamp();
        while (!lost.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Duration / 3, time, lost.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (await TryTakeAsync(CancellationToken.None))
            {
                takenAt = time.GetTimestamp();
            }
            else if (time.GetElapsedTime(takenAt) > Duration * 2 / 3)
            {
                await lost.CancelAsync();
            }
        }
    }

    private async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await leases.TakeAsync(Name, _holder, Duration, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogUnknown(logger, failure.Message);
            return false;
        }
    }

    [LoggerMessage(EventName = "Leading", Level = LogLevel.Information, Message = "This scheduler plans from now on")]
    private static partial void LogLeading(ILogger logger);

    [LoggerMessage(EventName = "LeadLost", Level = LogLevel.Information, Message = "This scheduler plans no longer")]
    private static partial void LogLost(ILogger logger);

    [LoggerMessage(
        EventName = "LeadUnknown",
        Level = LogLevel.Warning,
        Message = "The state store does not say which scheduler plans: {Problem}"
    )]
    private static partial void LogUnknown(ILogger logger, string problem);
}
