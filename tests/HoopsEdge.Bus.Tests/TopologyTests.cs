using System.Text;
using HoopsEdge.Bus.Tests.Support;
using HoopsEdge.Cataloger;
using HoopsEdge.Contracts;
using HoopsEdge.Fetcher;
using HoopsEdge.Scheduler;
using HoopsEdge.ServiceDefaults.Bus;
using HoopsEdge.Transformer;
using HoopsEdge.Transformer.Gold;
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
            var isLast = name == BusTopology.Undeliverable;
            arguments.GetProperty("x-delivery-limit").GetInt32().ShouldBe(isLast ? int.MaxValue : 7, name);
            if (isLast)
                continue;
            arguments.GetProperty("x-dead-letter-exchange").GetString().ShouldBe(BusTopology.Undeliverable, name);
            arguments.GetProperty("x-dead-letter-strategy").GetString().ShouldBe("at-least-once", name);
        }
    }

    [Fact]
    public async Task Every_queue_that_any_service_reads_is_one_that_all_of_them_declare()
    {
        var broker = await shared.VirtualHostAsync();
        await using var host = await BusHost.StartAsync(
            broker,
            consumers: bus =>
            {
                bus.AddFetcherConsumers();
                bus.AddTransformerConsumers();
                bus.AddGoldConsumers();
                bus.AddCatalogerConsumers();
                bus.AddSchedulerConsumers();
                bus.AddRunServiceConsumers();
            }
        );

        (await shared.QueuesAsync(broker)).Keys.ShouldBe(BusTopology.QueueNames, ignoreOrder: true);
    }

    [Fact]
    public async Task Queues_that_come_into_being_with_the_first_failure_have_the_shape_of_all()
    {
        var broker = await shared.VirtualHostAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var host = await BusHost.StartAsync(
            broker,
            options => options.Bus.DeliveryLimit = 7,
            consumers: bus => bus.AddCatalogerConsumers()
        );

        await view.PutAsync("catalog", "{ this is no message");
        var endpoint = await host.Bus.GetSendEndpoint(new Uri("exchange:catalog"));
        await endpoint.Send(Messages.Landed(), Cancellation);

        await view.TakeAsync("catalog_error");
        var skipped = await view.TakeAsync("catalog_skipped");
        Encoding.UTF8.GetString(skipped.Body.Span).ShouldContain(Messages.Landed().FetchId);
        (await view.CountAsync("catalog")).ShouldBe(0u);
        var queues = await shared.QueuesAsync(broker);
        foreach (var name in new[] { "catalog_error", "catalog_skipped" })
            queues[name]
                .GetProperty("arguments")
                .ToString()
                .ShouldBe(queues["catalog"].GetProperty("arguments").ToString(), name);
    }

    [Theory]
    [InlineData(nameof(RawLanded), "transform")]
    [InlineData(nameof(TableUpdated), "catalog", "discovery", "gold")]
    public async Task An_event_that_no_queue_takes_comes_back_as_an_exception(string message, params string[] readers)
    {
        var broker = await shared.VirtualHostAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var host = await BusHost.StartAsync(broker);
        object published = message == nameof(RawLanded) ? Messages.Landed() : Messages.Updated();
        await host.Bus.Publish(published, Cancellation);
        foreach (var reader in readers)
        {
            (await view.CountAsync(reader)).ShouldBe(1u, reader);
            await view.DeleteQueueAsync(reader);
        }

        await Should.ThrowAsync<MessageReturnedException>(() => host.Bus.Publish(published, Cancellation));
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
