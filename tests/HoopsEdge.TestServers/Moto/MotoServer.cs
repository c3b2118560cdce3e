namespace HoopsEdge.TestServers.Moto;

/// <summary>
/// S3, DynamoDB, Glue and the rest of AWS as moto plays them, in memory and on 127.0.0.1: the moto_server of this machine,
/// else the image motoserver/moto. Signatures are not checked, any credentials do.
/// </summary>
public sealed class MotoServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly IMotoEngine _engine;
    private readonly HttpClient _client;

    private MotoServer(IMotoEngine engine)
    {
        _engine = engine;
        Endpoint = new Uri(Invariant($"http://127.0.0.1:{engine.Port}"));
        _client = new HttpClient { BaseAddress = Endpoint };
    }

    /// <summary>The endpoint URL of every service.</summary>
    public Uri Endpoint { get; }

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">There is nothing to start, or it did not come up; says which.</exception>
    public static async Task<MotoServer> StartAsync(CancellationToken cancellation)
    {
        IMotoEngine engine =
            InstalledMoto.TryCreate() as IMotoEngine
            ?? ContainerMoto.TryCreate()
            ?? throw new InvalidOperationException(
                "No moto for the tests: run `pip install 'moto[server]'`, or start a Docker engine."
            );
        var server = new MotoServer(engine);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            await engine.StartAsync(patience.Token);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Forgets every bucket, table and database, of all tests that share the server.</summary>
    public async Task ResetAsync(CancellationToken cancellation)
    {
        using var answer = await _client.PostAsync("moto-api/reset", content: null, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _engine.DisposeAsync();
    }
}
