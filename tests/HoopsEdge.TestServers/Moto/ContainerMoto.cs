using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace HoopsEdge.TestServers.Moto;

/// <summary>Moto in a container.</summary>
internal sealed class ContainerMoto : IMotoEngine
{
    private const string Image = "docker.io/motoserver/moto:5.2.1";
    private const int PortInside = 5000;

    private readonly IContainer _container;

    private ContainerMoto(IContainer container, int port)
    {
        _container = container;
        Port = port;
    }

    public int Port { get; }

    /// <summary>A container that is not started yet, or null where no Docker engine answers.</summary>
    public static ContainerMoto? TryCreate()
    {
        var port = LoopbackPorts.Take(1)[0];
        try
        {
            var ready = Wait.ForUnixContainer()
                .UntilHttpRequestIsSucceeded(request => request.ForPath("/moto-api/").ForPort(PortInside));
            var container = new ContainerBuilder(Image)
                .WithPortBinding(port, PortInside)
                .WithWaitStrategy(ready)
                .Build();
            return new ContainerMoto(container, port);
        }
        catch (DockerUnavailableException)
        {
            return null;
        }
    }

    public Task StartAsync(CancellationToken cancellation) => _container.StartAsync(cancellation);

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
