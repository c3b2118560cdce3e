using System.Text.Json;
using HoopsEdge.Bus.Tests.Support;
using HoopsEdge.TestServers.RabbitMq;

[assembly: AssemblyFixture(typeof(SharedBroker))]

namespace HoopsEdge.Bus.Tests.Support;

/// <summary>
/// One broker for all tests of the assembly; each takes a virtual host of its own. A test that stops or kills the broker
/// starts its own.
/// </summary>
public sealed class SharedBroker : IAsyncLifetime
{
    private RabbitBroker? _broker;

    private RabbitBroker Broker => _broker ?? throw new InvalidOperationException("the broker is not started");

    public async ValueTask InitializeAsync() =>
        _broker = await RabbitBroker.StartAsync(TestContext.Current.CancellationToken);

    /// <summary>Where clients of an empty virtual host connect.</summary>
    public Task<Uri> VirtualHostAsync() => Broker.AddVirtualHostAsync(TestContext.Current.CancellationToken);

    /// <summary>Removes a virtual host: for its clients the broker is gone.</summary>
    public Task RemoveAsync(Uri virtualHost) =>
        Broker.RemoveVirtualHostAsync(virtualHost, TestContext.Current.CancellationToken);

    /// <summary>Adds a removed virtual host again: for its clients the broker is back, and empty.</summary>
    public Task AddAsync(Uri virtualHost) =>
        Broker.AddVirtualHostAsync(virtualHost, TestContext.Current.CancellationToken);

    /// <summary>The queues of a virtual host by name, as the broker describes them.</summary>
    public Task<IReadOnlyDictionary<string, JsonElement>> QueuesAsync(Uri virtualHost) =>
        Broker.QueuesAsync(virtualHost, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _broker?.DisposeAsync() ?? ValueTask.CompletedTask;
}
