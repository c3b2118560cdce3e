using HoopsEdge.Aws.Tests.Support;
using HoopsEdge.TestServers.Moto;

[assembly: AssemblyFixture(typeof(SharedMoto))]

namespace HoopsEdge.Aws.Tests.Support;

/// <summary>
/// One moto server for all tests of the assembly; each names its own bucket, table or databases. A test that empties the
/// server starts its own.
/// </summary>
public sealed class SharedMoto : IAsyncLifetime
{
    private MotoServer? _server;
    private WireStub? _atomic;

    /// <summary>The endpoint URL of every AWS service.</summary>
    public Uri Endpoint => _server?.Endpoint ?? throw new InvalidOperationException("moto is not started");

    /// <summary>
    /// The same for tests of writers that race: moto looks at a condition and writes in two steps on several threads, AWS
    /// in one, so requests reach moto one after the other.
    /// </summary>
    public Uri AtomicEndpoint => _atomic?.Endpoint ?? throw new InvalidOperationException("moto is not started");

    public async ValueTask InitializeAsync()
    {
        _server = await MotoServer.StartAsync(TestContext.Current.CancellationToken);
        _atomic = await WireStub.StartAsync(WireStub.InTurn(WireStub.PassTo(_server.Endpoint)));
    }

    public async ValueTask DisposeAsync()
    {
        await (_atomic?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
