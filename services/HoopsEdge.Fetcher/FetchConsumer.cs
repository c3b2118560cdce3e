using HoopsEdge.Contracts;
using MassTransit;

namespace HoopsEdge.Fetcher;

/// <summary>Takes fetch commands off the bus.</summary>
/// <remarks>Must not run inside an in-memory outbox: what it publishes has to be confirmed before the checkpoint moves.</remarks>
public sealed class FetchConsumer(IFetchProcess process) : IConsumer<FetchCommand>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<FetchCommand> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return process.RunAsync(context.Message, context, context.CancellationToken);
    }
}
