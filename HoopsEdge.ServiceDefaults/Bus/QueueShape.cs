using HoopsEdge.Lakehouse.Configuration;
using MassTransit;

namespace HoopsEdge.ServiceDefaults.Bus;

/// <summary>What all queues have in common. Every service must declare a queue alike, else the broker refuses.</summary>
internal sealed class QueueShape(BusOptions options)
{
    /// <summary>
    /// Replicated and durable; a message that was delivered too often is not dropped, as the broker would by default,
    /// but moved, and not taken away before the other queue has confirmed it.
    /// </summary>
    public void ApplyTo(IRabbitMqReceiveEndpointConfigurator endpoint, string queue)
    {
        endpoint.SetQuorumQueue();
        endpoint.SetDeliveryAcknowledgementTimeout(TimeSpan.FromMinutes(options.AcknowledgeMinutes));
        if (queue == BusTopology.Undeliverable)
        {
            // The end of the line: without a limit of its own RabbitMQ 4 would drop what was delivered 20 times.
            endpoint.SetQueueArgument("x-delivery-limit", int.MaxValue);
            endpoint.ConfigureConsumeTopology = false;
            return;
        }

        endpoint.SetQueueArgument("x-delivery-limit", options.DeliveryLimit);
        endpoint.SetQueueArgument("x-dead-letter-exchange", BusTopology.Undeliverable);
        endpoint.SetQueueArgument("x-dead-letter-strategy", "at-least-once");
        endpoint.SetQueueArgument("x-overflow", "reject-publish");
    }
}
