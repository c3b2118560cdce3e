using System.Globalization;

namespace HoopsEdge.TestServers.Moto;

/// <summary>The moto_server of this machine as a child process.</summary>
internal sealed class InstalledMoto : IMotoEngine
{
    private const string Program = "moto_server";

    private ChildServer? _server;

    private InstalledMoto() { }

    public int Port { get; } = LoopbackPorts.Take(1)[0];

    /// <summary>A server that is not started yet, or null where none is on PATH.</summary>
    public static InstalledMoto? TryCreate() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, Program)))
            ? new InstalledMoto()
            : null;

    public Task StartAsync(CancellationToken cancellation)
    {
        string[] arguments = ["-H", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture)];
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = Path.GetTempPath(),
            // Without it "Running on" stays in Python's buffer until the server ends.
            ["PYTHONUNBUFFERED"] = "1",
        };
        _server = ChildServer.Start(Program, arguments, environment);
        return _server.PrintedAsync("Running on", cancellation);
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
