using HoopsEdge.ServiceDefaults.Hosting;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.ServiceDefaults.Bus;

/// <summary>Says once when the broker is gone and once when it is back; MassTransit itself reconnects.</summary>
internal sealed partial class BusWatch(
    IBusControl bus,
    BrokerAddress address,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<BusWatch> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await lifetime.HasStartedAsync(stoppingToken))
        {
            return;
        }

        var wasHealthy = true;
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var isHealthy = bus.CheckHealth().Status == BusHealthStatus.Healthy;
            if (isHealthy != wasHealthy)
            {
                wasHealthy = isHealthy;
                if (isHealthy)
                {
                    LogBack(logger, $"{address}");
                }
                else
                {
                    LogGone(logger, $"{address}");
                }
            }
        }
    }

    [LoggerMessage(
        EventName = "BrokerGone",
        Level = LogLevel.Warning,
        Message = "RabbitMQ at {Broker} does not answer; waiting for it"
    )]
    private static partial void LogGone(ILogger logger, string broker);

    [LoggerMessage(EventName = "BrokerBack", Level = LogLevel.Information, Message = "RabbitMQ at {Broker} is back")]
    private static partial void LogBack(ILogger logger, string broker);
}
