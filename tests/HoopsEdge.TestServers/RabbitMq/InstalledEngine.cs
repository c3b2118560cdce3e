using System.Globalization;

namespace HoopsEdge.TestServers.RabbitMq;

/// <summary>A private broker of the installed rabbitmq-server: child processes, a temporary folder, loopback only.</summary>
internal sealed class InstalledEngine : IBrokerEngine
{
    private const string Plugin = "rabbitmq_management";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hoops-rabbit-");
    private readonly Dictionary<string, string> _environment;
    private readonly ChildServer _portMapper;
    private ChildServer? _broker;

    private InstalledEngine(RabbitInstallation installation)
    {
        var ports = LoopbackPorts.Take(4);
        (Port, ManagementPort) = (ports[0], ports[1]);
        installation.Link(_folder.CreateSubdirectory("plugins").FullName, Plugin);
        File.WriteAllText(InFolder("enabled_plugins"), $"[{Plugin}].");
        File.WriteAllText(InFolder("environment.conf"), "");
        File.WriteAllText(
            InFolder("rabbitmq.conf"),
            Invariant($"management.tcp.ip = 127.0.0.1\nmanagement.tcp.port = {ManagementPort}\n")
        );
        _environment = Environment(distributionPort: ports[2], portMapperPort: ports[3]);
        // Erlang would start a port mapper by itself that outlives the broker.
        _portMapper = ChildServer.Start("epmd", [], _environment);
    }

    public int Port { get; }

    public int ManagementPort { get; }

    /// <summary>A broker that is not started yet, or null where no rabbitmq-server is installed.</summary>
    public static InstalledEngine? TryCreate() =>
        RabbitInstallation.Find() is { } installation ? new InstalledEngine(installation) : null;

    public async Task StartAsync(CancellationToken cancellation)
    {
        await EndAsync(broker => broker.KillAsync(cancellation));
        // What the packaged script ends in; started here, the child is the broker and no shell around it.
        _broker = ChildServer.Start(
            "erl",
            [
                .. "-noinput -boot start_sasl -s rabbit boot +W w +sbwt none +sbwtdcpu none +sbwtdio none".Split(' '),
                .. "-syslog logger [] -syslog syslog_error_logger false".Split(' '),
                .. "-kernel prevent_overlapping_partitions false".Split(' '),
            ],
            _environment
        );
        await _broker.PrintedAsync("Server startup complete", cancellation);
    }

    public Task StopAsync(CancellationToken cancellation) => EndAsync(broker => broker.TerminateAsync(cancellation));

    public Task KillAsync(CancellationToken cancellation) => EndAsync(broker => broker.KillAsync(cancellation));

    public async ValueTask DisposeAsync()
    {
        await EndAsync(broker => broker.KillAsync(CancellationToken.None));
        await _portMapper.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task EndAsync(Func<ChildServer, Task> end)
    {
        if (_broker is null)
            return;
        await end(_broker);
        await _broker.DisposeAsync();
        _broker = null;
    }

    private string InFolder(string name) => Path.Combine(_folder.FullName, name);

    private Dictionary<string, string> Environment(int distributionPort, int portMapperPort) =>
        new()
        {
            ["HOME"] = _folder.FullName,
            ["ERL_LIBS"] = InFolder("plugins"),
            ["ERL_MAX_ETS_TABLES"] = "50000",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_EPMD_PORT"] = portMapperPort.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_NODENAME"] = Invariant($"hoops{Port}@localhost"),
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = Port.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_DIST_PORT"] = distributionPort.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_MNESIA_BASE"] = InFolder("data"),
            ["RABBITMQ_LOG_BASE"] = InFolder("log"),
            ["RABBITMQ_LOGS"] = "-",
            ["RABBITMQ_PID_FILE"] = InFolder("pid"),
            ["RABBITMQ_PLUGINS_DIR"] = InFolder("plugins"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = InFolder("enabled_plugins"),
            ["RABBITMQ_CONFIG_FILE"] = InFolder("rabbitmq.conf"),
            ["RABBITMQ_CONF_ENV_FILE"] = InFolder("environment.conf"),
        };
}
