using DotNet.Testcontainers.Builders;
using Testcontainers.RabbitMq;

namespace HoopsEdge.TestServers.RabbitMq;

/// <summary>RabbitMQ in a container.</summary>
internal sealed class ContainerEngine : IBrokerEngine
{
    // The image that the AppHost's RabbitMQ resource runs.
    private const string Image = "docker.io/library/rabbitmq:4.3-management";
    private const int ManagementPortInside = 15672;

    private readonly RabbitMqContainer _container;

    private ContainerEngine(RabbitMqContainer container, int port, int managementPort)
    {
        _container = container;
        Port = port;
        ManagementPort = managementPort;
    }

    public int Port { get; }

    public int ManagementPort { get; }

    /// <summary>A container that is not started yet, or null where no Docker engine answers.</summary>
    public static ContainerEngine? TryCreate()
    {
        // Fixed ports: one that the engine chooses is another one after a restart.
        var ports = LoopbackPorts.Take(2);
        try
        {
            var container = new RabbitMqBuilder(Image)
                .WithUsername(RabbitBroker.User)
                .WithPassword(RabbitBroker.User)
                .WithPortBinding(ports[0], RabbitMqBuilder.RabbitMqPort)
                .WithPortBinding(ports[1], ManagementPortInside)
                // Stopping the container is then a kill -9 without a grace period.
                .WithCreateParameterModifier(parameters => parameters.StopSignal = "SIGKILL")
                .Build();
            return new ContainerEngine(container, ports[0], ports[1]);
        }
        catch (DockerUnavailableException)
        {
            return null;
        }
    }

    public Task StartAsync(CancellationToken cancellation) => _container.StartAsync(cancellation);

    public async Task StopAsync(CancellationToken cancellation)
    {
        await _container.ExecAsync(["rabbitmqctl", "stop_app"], cancellation);
        await _container.StopAsync(cancellation);
    }

    public Task KillAsync(CancellationToken cancellation) => _container.StopAsync(cancellation);

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
