using HoopsEdge.TestServers.RabbitMq;

namespace HoopsEdge.EndToEndTests.Distributed;

/// <summary>One broker for the tests of the distributed shape; each takes a virtual host of its own.</summary>
public sealed class SharedBroker : IAsyncLifetime
{
    private RabbitBroker _broker = null!;

    public async ValueTask InitializeAsync() =>
        _broker = await RabbitBroker.StartAsync(TestContext.Current.CancellationToken);

    public Task<Uri> VirtualHostAsync() => _broker.AddVirtualHostAsync(TestContext.Current.CancellationToken);

    /// <summary>Messages in a queue, as the broker counts them every few seconds; 0 when there is no such queue.</summary>
    public async Task<int> CountAsync(Uri virtualHost, string queue)
    {
        var queues = await _broker.QueuesAsync(virtualHost, TestContext.Current.CancellationToken);
        return queues.TryGetValue(queue, out var found) && found.TryGetProperty("messages", out var messages)
            ? messages.GetInt32()
            : 0;
    }

    public ValueTask DisposeAsync() => _broker.DisposeAsync();
}
