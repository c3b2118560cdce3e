using HoopsEdge.Contracts;
using MassTransit;
using Polly;
using Polly.Retry;

namespace HoopsEdge.Scheduler.Runs;

/// <summary>
/// Sends a run's messages, each until the broker has confirmed it: a broker that is away for a minute delays a run and
/// fails none. A message that was confirmed unheard is sent twice, which its receivers stand.
/// </summary>
public sealed class RunSender(IBus bus, TimeProvider time)
{
    private static readonly Uri FetchQueue = new("exchange:fetch");

    private readonly ResiliencePipeline _untilConfirmed = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(
            new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.FromSeconds(1),
                ShouldHandle = new PredicateBuilder().Handle<Exception>(failure =>
                    failure is not OperationCanceledException
                ),
            }
        )
        .AddTimeout(TimeSpan.FromSeconds(30))
        .Build();

    /// <summary>Sends a command to the fetchers.</summary>
    public async Task SendAsync(FetchCommand command, CancellationToken cancellationToken)
    {
        var endpoint = await bus.GetSendEndpoint(FetchQueue);
        await _untilConfirmed.ExecuteAsync(async token => await endpoint.Send(command, token), cancellationToken);
    }

    /// <summary>Announces a landed answer again.</summary>
    public async Task PublishAsync(RawLanded landed, CancellationToken cancellationToken) =>
        await _untilConfirmed.ExecuteAsync(async token => await bus.Publish(landed, token), cancellationToken);
}
