using HoopsEdge.Bus.Tests.Support;
using HoopsEdge.TestServers.RabbitMq;

namespace HoopsEdge.Bus.Tests;

/// <summary>What the other tests take for granted about the broker that they are given.</summary>
public sealed class BrokerTests(SharedBroker shared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tests_do_not_see_each_others_queues()
    {
        await using var one = await RabbitQueue.OpenAsync(await shared.VirtualHostAsync());
        await using var other = await RabbitQueue.OpenAsync(await shared.VirtualHostAsync());

        await one.PublishAsync("mine");

        (await other.TakeAsync()).ShouldBeNull();
        (await one.TakePatientlyAsync()).ShouldBe("mine");
    }

    [Fact]
    public async Task A_confirmed_message_outlives_a_killed_and_a_stopped_broker()
    {
        await using var broker = await RabbitBroker.StartAsync(Cancellation);
        await using (var queue = await RabbitQueue.OpenAsync(broker.Uri))
        {
            await RabbitBroker.SettleAsync(Cancellation);
            await queue.PublishAsync("before the power cut");
            await broker.KillAsync(Cancellation);
        }

        await broker.RestartAsync(Cancellation);

        await using (var queue = await RabbitQueue.OpenAsync(broker.Uri))
        {
            (await queue.TakePatientlyAsync()).ShouldBe("before the power cut");
            await queue.PublishAsync("before the stop");
        }
        await broker.StopAsync(Cancellation);
        await broker.RestartAsync(Cancellation);
        await using var last = await RabbitQueue.OpenAsync(broker.Uri);
        (await last.TakePatientlyAsync()).ShouldBe("before the stop");
    }
}
