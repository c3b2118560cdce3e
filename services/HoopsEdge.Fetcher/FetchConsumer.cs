using HoopsEdge.Contracts;
using MassTransit;

namespace HoopsEdge.Fetcher;

/// <summary>Takes fetch commands off the bus.</summary>
/// <remarks>Must not run inside an in-memory outbox: what it publishes has to be confirmed before the checkpoint moves.</remarks>
public sealed class FetchConsumer(IFetchProcess process) : IConsumer<FetchCommand>
{
    /// <inheritdoc />
    /// <exception cref="FetchGivenUpException">The fetch failed for good; its dead letter is written.</exception>
    public async Task Consume(ConsumeContext<FetchCommand> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var isRepeat = context.ReceiveContext.Redelivered || context.GetRetryAttempt() > 0;
        var reason = await process.RunAsync(context.Message, isRepeat, context, context.CancellationToken);
        if (reason is not null)
        {
            throw new FetchGivenUpException(reason);
        }
    }
}
