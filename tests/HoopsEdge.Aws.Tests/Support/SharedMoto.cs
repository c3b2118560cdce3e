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

    /// <summary>The endpoint URL of every AWS service.</summary>
    public Uri Endpoint => _server?.Endpoint ?? throw new InvalidOperationException("moto is not started");

    public async ValueTask InitializeAsync() =>
        _server = await MotoServer.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
