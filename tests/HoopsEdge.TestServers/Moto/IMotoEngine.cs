namespace HoopsEdge.TestServers.Moto;

/// <summary>What runs a moto server.</summary>
internal interface IMotoEngine : IAsyncDisposable
{
    /// <summary>Where it listens on 127.0.0.1.</summary>
    int Port { get; }

    /// <summary>Starts it and waits until it answers.</summary>
    Task StartAsync(CancellationToken cancellation);
}
