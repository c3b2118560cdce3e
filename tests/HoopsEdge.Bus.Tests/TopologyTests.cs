using HoopsEdge.Bus.Tests.Support;
using HoopsEdge.ServiceDefaults.Bus;
using MassTransit;

namespace HoopsEdge.Bus.Tests;

/// <summary>What is declared, and what happens to messages that nobody would take.</summary>
public sealed class TopologyTests(SharedBroker shared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_without_consumers_declares_every_queue_before_it_publishes()
    {
        var broker = await shared.VirtualHostAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var host = await BusHost.StartAsync(broker);

        await host.Bus.Publish(Messages.Landed(), Cancellation);

        foreach (var queue in BusTopology.QueueNames)
            (await view.CountAsync(queue)).ShouldBe(queue == "transform" ? 1u : 0u, queue);
    }

    [Fact]
    public async Task Queues_are_quorum_queues_whose_messages_are_set_aside_when_delivered_too_often()
    {
        var broker = await shared.VirtualHostAsync();
        await using var host = await BusHost.StartAsync(
            broker,
            options => (options.Bus.DeliveryLimit, options.Bus.AcknowledgeMinutes) = (7, 90)
        );

        var queues = await shared.QueuesAsync(broker);

        queues.Keys.ShouldBe(BusTopology.QueueNames, ignoreOrder: true);
        foreach (var name in BusTopology.QueueNames)
        {
            var arguments = queues[name].GetProperty("arguments");
            queues[name].GetProperty("durable").GetBoolean().ShouldBeTrue(name);
            arguments.GetProperty("x-queue-type").GetString().ShouldBe("quorum", name);
            arguments.GetProperty("x-consumer-timeout").GetInt64().ShouldBe(90 * 60_000, name);
            if (name == BusTopology.Undeliverable)
                continue;
            arguments.GetProperty("x-delivery-limit").GetInt32().ShouldBe(7, name);
            arguments.GetProperty("x-dead-letter-exchange").GetString().ShouldBe(BusTopology.Undeliverable, name);
            arguments.GetProperty("x-dead-letter-strategy").GetString().ShouldBe("at-least-once", name);
        }
    }

    [Fact]
    public async Task An_event_that_no_queue_takes_comes_back_as_an_exception()
    {
        var broker = await shared.VirtualHostAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var host = await BusHost.StartAsync(broker);
        await view.DeleteQueueAsync("transform");

        await Should.ThrowAsync<MessageReturnedException>(() => host.Bus.Publish(Messages.Landed(), Cancellation));
    }

    [Fact]
    public async Task A_command_that_no_queue_takes_comes_back_as_an_exception()
    {
        var broker = await shared.VirtualHostAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var host = await BusHost.StartAsync(broker);
        await view.DeleteQueueAsync("fetch");

        var endpoint = await host.Bus.GetSendEndpoint(new Uri("exchange:fetch"));
        await Should.ThrowAsync<MessageReturnedException>(() => endpoint.Send(Messages.Command(2025), Cancellation));
    }
}
