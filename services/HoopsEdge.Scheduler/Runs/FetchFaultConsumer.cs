using HoopsEdge.Contracts;
using MassTransit;

namespace HoopsEdge.Scheduler.Runs;

/// <summary>
/// A consumer that failed in a way that it did not expect leaves its fetch open; this ends it, so that the run ends
/// too and says what happened.
/// </summary>
internal sealed class FetchFaultConsumer(OpenFetches fetches) : IConsumer<Fault<FetchCommand>>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<Fault<FetchCommand>> context)
    {
        var command = context.Message.Message;
        var error = context.Message.Exceptions.FirstOrDefault()?.Message.ReplaceLineEndings(" ") ?? "unknown failure";
        return fetches.GiveUpAsync(
            command.Endpoint,
            command.FetchId,
            command.RunId,
            "fault",
            error,
            context.CancellationToken
        );
    }
}

/// <summary>The queue of failed commands.</summary>
internal sealed class FetchFaultConsumerDefinition : ConsumerDefinition<FetchFaultConsumer>
{
    public FetchFaultConsumerDefinition() => EndpointName = "fetch-faults";
}
