using HoopsEdge.EndToEndTests.Distributed;
using HoopsEdge.TestServers.RabbitMq;

[assembly: AssemblyFixture(typeof(SharedBroker))]

namespace HoopsEdge.EndToEndTests.Distributed;

/// <summary>One broker for the tests of the distributed shape, started by the first; each takes a virtual host of its own.</summary>
public sealed class SharedBroker : IAsyncDisposable
{
    private readonly Lazy<Task<RabbitBroker>> _broker = new(() =>
        RabbitBroker.StartAsync(TestContext.Current.CancellationToken)
    );

    public async Task<Uri> VirtualHostAsync() =>
        await (await _broker.Value).AddVirtualHostAsync(TestContext.Current.CancellationToken);

    /// <summary>Messages in a queue, as the broker counts them every few seconds; 0 when there is no such queue.</summary>
    public async Task<int> CountAsync(Uri virtualHost, string queue)
    {
        var queues = await (await _broker.Value).QueuesAsync(virtualHost, TestContext.Current.CancellationToken);
        return queues.TryGetValue(queue, out var found) && found.TryGetProperty("messages", out var messages)
            ? messages.GetInt32()
            : 0;
    }

    public async ValueTask DisposeAsync()
    {
        if (_broker.IsValueCreated)
            await (await _broker.Value).DisposeAsync();
    }
}
