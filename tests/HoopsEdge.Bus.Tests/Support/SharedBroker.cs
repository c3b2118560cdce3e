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

    public async ValueTask InitializeAsync() =>
        _broker = await RabbitBroker.StartAsync(TestContext.Current.CancellationToken);

    /// <summary>Where clients of an empty virtual host connect.</summary>
    public Task<Uri> VirtualHostAsync() => _broker!.AddVirtualHostAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _broker?.DisposeAsync() ?? ValueTask.CompletedTask;
}
