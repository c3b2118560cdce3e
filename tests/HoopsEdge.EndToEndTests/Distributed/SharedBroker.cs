using HoopsEdge.TestServers.RabbitMq;

namespace HoopsEdge.EndToEndTests.Distributed;

/// <summary>One broker for the tests of the distributed shape; each takes a virtual host of its own.</summary>
public sealed class SharedBroker : IAsyncLifetime
{
    private RabbitBroker _broker = null!;

    public async ValueTask InitializeAsync() =>
        _broker = await RabbitBroker.StartAsync(TestContext.Current.CancellationToken);

    public Task<Uri> VirtualHostAsync() => _broker.AddVirtualHostAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _broker.DisposeAsync();
}
