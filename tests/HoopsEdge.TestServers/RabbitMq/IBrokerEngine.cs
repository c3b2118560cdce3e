namespace HoopsEdge.TestServers.RabbitMq;

/// <summary>What runs a broker; ports and data stay the same from one start to the next.</summary>
internal interface IBrokerEngine : IAsyncDisposable
{
    /// <summary>Where AMQP clients connect.</summary>
    int Port { get; }

    /// <summary>Where the management plugin listens.</summary>
    int ManagementPort { get; }

    /// <summary>Starts the broker and waits until it takes connections.</summary>
    Task StartAsync(CancellationToken cancellation);

    /// <summary>Lets the broker end in order.</summary>
    Task StopAsync(CancellationToken cancellation);

    /// <summary>Ends the broker as a power cut would.</summary>
    Task KillAsync(CancellationToken cancellation);
}
