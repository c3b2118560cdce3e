using MassTransit;

namespace HoopsEdge.ServiceDefaults.Bus;

/// <summary>A message that no queue takes comes back as an exception instead of vanishing.</summary>
/// <typeparam name="T">Type of the message.</typeparam>
internal sealed class MandatoryPublish<T> : IFilter<PublishContext<T>>
    where T : class
{
    /// <inheritdoc />
    public Task Send(PublishContext<T> context, IPipe<PublishContext<T>> next)
    {
        context.Mandatory = true;
        return next.Send(context);
    }

    /// <inheritdoc />
    public void Probe(ProbeContext context) => context.CreateFilterScope("mandatory");
}

/// <summary>A command that no queue takes comes back as an exception instead of vanishing.</summary>
/// <typeparam name="T">Type of the message.</typeparam>
internal sealed class MandatorySend<T> : IFilter<SendContext<T>>
    where T : class
{
    /// <inheritdoc />
    public Task Send(SendContext<T> context, IPipe<SendContext<T>> next)
    {
        if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
        {
            rabbit.Mandatory = true;
        }

        return next.Send(context);
    }

    /// <inheritdoc />
    public void Probe(ProbeContext context) => context.CreateFilterScope("mandatory");
}
