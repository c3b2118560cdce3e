using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler.Runs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Scheduler.Service;

/// <summary>
/// Announces landed answers again that never reached silver although no run is under way. Runs look after their own.
/// </summary>
internal sealed partial class LandedReconciler(
    FetchCheckpoints checkpoints,
    RunSender sender,
    IOptions<SchedulerOptions> options,
    TimeProvider time,
    ILogger<LandedReconciler> logger
)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private DateTimeOffset _next = time.GetUtcNow();

    /// <summary>Looks, when it is time to.</summary>
    public async Task RunDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now < _next)
        {
            return;
        }

        _next = now + Interval;
        var oldEnough = now - TimeSpan.FromSeconds(options.Value.ResendAfterSeconds);
        foreach (var endpoint in EndpointContracts.All.Keys)
        {
            await foreach (var checkpoint in checkpoints.OfEndpointAsync(endpoint, cancellationToken))
            {
                if (checkpoint is { InSilver: false, Status: FetchStatus.Landed } && checkpoint.IngestedAt < oldEnough)
                {
                    LogForgotten(logger, checkpoint.Endpoint, checkpoint.FetchId);
                    await sender.PublishAsync(checkpoint.ToLanding(), cancellationToken);
                }
            }
        }
    }

    [LoggerMessage(
        EventName = "LandedForgotten",
        Level = LogLevel.Warning,
        Message = "{Endpoint} {FetchId} landed and never reached silver; it is announced again"
    )]
    private static partial void LogForgotten(ILogger logger, string endpoint, string fetchId);
}
