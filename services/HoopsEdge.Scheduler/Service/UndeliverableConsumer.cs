using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Scheduler.Runs;
using HoopsEdge.ServiceDefaults.Bus;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Scheduler.Service;

/// <summary>
/// Ends fetches whose messages the broker gave up on, because each process that took one in hand died. Without this
/// their run would wait for ever.
/// </summary>
internal sealed partial class UndeliverableConsumer(
    OpenFetches fetches,
    FetchCheckpoints checkpoints,
    IEnumerable<IErrorQueue> errorQueues,
    ILogger<UndeliverableConsumer> logger
) : IConsumer<FetchCommand>, IConsumer<RawLanded>
{
    private const string Reason = "the broker gave the message up: every process that took it in hand died";

    /// <inheritdoc />
    public Task Consume(ConsumeContext<FetchCommand> context) =>
        EndAsync(context.Message.Endpoint, context.Message.FetchId, context.Message.RunId, context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<RawLanded> context) =>
        EndAsync(context.Message.Endpoint, context.Message.FetchId, context.Message.RunId, context.CancellationToken);

    private async Task EndAsync(string endpoint, string fetchId, string runId, CancellationToken cancellationToken)
    {
        if (await fetches.GiveUpAsync(endpoint, fetchId, runId, "undeliverable", Reason, cancellationToken))
        {
            LogGivenUp(logger, endpoint, fetchId);
        }

        // Also what was in the error queue before: whoever looks at a message there too often sends it here.
        if (
            await checkpoints.FindAsync(endpoint, fetchId, cancellationToken) is { Status: FetchStatus.Dead } dead
            && dead.RunId == runId
        )
        {
            foreach (var queue in errorQueues)
            {
                await queue.AddAsync(dead.ToCommand(), dead.Error ?? Reason, cancellationToken);
            }
        }
    }

    [LoggerMessage(
        EventName = "MessageUndeliverable",
        Level = LogLevel.Error,
        Message = "The broker gave up on {Endpoint} {FetchId}: every process that took it in hand died"
    )]
    private static partial void LogGivenUp(ILogger logger, string endpoint, string fetchId);
}

/// <summary>The queue of messages that could not be delivered. Nothing is published to it.</summary>
internal sealed class UndeliverableConsumerDefinition : ConsumerDefinition<UndeliverableConsumer>
{
    public UndeliverableConsumerDefinition()
    {
        EndpointName = BusTopology.Undeliverable;
        ConcurrentMessageLimit = 1;
    }

    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<UndeliverableConsumer> consumerConfigurator,
        IRegistrationContext context
    )
    {
        endpointConfigurator.ConfigureConsumeTopology = false;
        endpointConfigurator.UseMessageRetry(retry => retry.Intervals(100, 500, 2000, 5000));
    }
}
