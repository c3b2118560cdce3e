using HoopsEdge.Contracts;
using MassTransit;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace HoopsEdge.Scheduler.Runs;

/// <summary>
/// Sends a run's messages, each until the broker has confirmed it: a broker that is away for a minute delays a run and
/// fails none. A message that was confirmed unheard is sent twice, which its receivers stand.
/// </summary>
public sealed partial class RunSender
{
    private static readonly Uri FetchQueue = new("exchange:fetch");
    private readonly IBus _bus;
    private readonly ResiliencePipeline _untilConfirmed;

    /// <summary>Sends on a bus.</summary>
    /// <param name="bus">The bus.</param>
    /// <param name="time">The clock of pauses and time-outs.</param>
    /// <param name="logger">Told once of each message that does not get through at first.</param>
    public RunSender(IBus bus, TimeProvider time, ILogger<RunSender> logger)
    {
        _bus = bus;
        _untilConfirmed = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(UntilConfirmed(logger))
            .AddTimeout(TimeSpan.FromSeconds(30))
            .Build();
    }

    /// <summary>Sends a command to the fetchers.</summary>
    public async Task SendAsync(FetchCommand command, CancellationToken cancellationToken) =>
        await _untilConfirmed.ExecuteAsync(
            async token => await (await _bus.GetSendEndpoint(FetchQueue)).Send(command, token),
            cancellationToken
        );

    /// <summary>Announces a landed answer again.</summary>
    public async Task PublishAsync(RawLanded landed, CancellationToken cancellationToken) =>
        await _untilConfirmed.ExecuteAsync(async token => await _bus.Publish(landed, token), cancellationToken);

    private static RetryStrategyOptions UntilConfirmed(ILogger logger) =>
        new()
        {
            MaxRetryAttempts = int.MaxValue,
            Delay = TimeSpan.FromSeconds(1),

            // A transport that is interrupted cancels by itself; only the caller's own wish ends the attempts.
            ShouldHandle = args =>
                ValueTask.FromResult(
                    args.Outcome.Exception is not null && !args.Context.CancellationToken.IsCancellationRequested
                ),
            OnRetry = args =>
            {
                if (args.AttemptNumber == 0)
                {
                    LogUnsent(logger, args.Outcome.Exception?.Message ?? "");
                }

                return ValueTask.CompletedTask;
            },
        };

    [LoggerMessage(
        EventName = "MessageUnsent",
        Level = LogLevel.Warning,
        Message = "The bus did not take a message; it is sent until it does: {Problem}"
    )]
    private static partial void LogUnsent(ILogger logger, string problem);
}
