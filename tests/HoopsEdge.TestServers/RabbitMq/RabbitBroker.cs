using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace HoopsEdge.TestServers.RabbitMq;

/// <summary>
/// A RabbitMQ of its own: in a container where a Docker engine answers, else the rabbitmq-server of this machine. It can
/// be stopped, killed and started again on the same port with the same data, and is gone without a trace at the end.
/// </summary>
public sealed class RabbitBroker : IAsyncDisposable
{
    internal const string User = "guest";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // Under 4 s on an idle machine.
    private static readonly TimeSpan QueuesSettled = TimeSpan.FromSeconds(8);

    private readonly IBrokerEngine _engine;
    private readonly HttpClient _management;
    private int _virtualHosts;

    private RabbitBroker(IBrokerEngine engine)
    {
        _engine = engine;
        Uri = new Uri(Invariant($"amqp://{User}:{User}@127.0.0.1:{engine.Port}"));
        ManagementUri = new Uri(Invariant($"http://127.0.0.1:{engine.ManagementPort}"));
        _management = new HttpClient { BaseAddress = ManagementUri };
        _management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{User}"))
        );
    }

    /// <summary>Where clients connect, with user and password.</summary>
    public Uri Uri { get; }

    /// <summary><see cref="Uri"/> in the form of a connection string: <c>amqp://guest:guest@127.0.0.1:port</c>.</summary>
    public string ConnectionString => Uri.OriginalString;

    /// <summary>The management plugin's address; user and password are those of <see cref="Uri"/>.</summary>
    public Uri ManagementUri { get; }

    /// <summary>Starts a broker and waits until it takes connections.</summary>
    /// <exception cref="InvalidOperationException">There is nothing to start, or it did not come up; says which.</exception>
    public static async Task<RabbitBroker> StartAsync(CancellationToken cancellation)
    {
        IBrokerEngine engine =
            ContainerEngine.TryCreate() as IBrokerEngine
            ?? InstalledEngine.TryCreate()
            ?? throw new InvalidOperationException(
                "No RabbitMQ for the tests: start a Docker engine, or run `apt-get install -y --no-install-recommends rabbitmq-server`."
            );
        var broker = new RabbitBroker(engine);
        try
        {
            await broker.RestartAsync(cancellation);
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the broker end in order.</summary>
    public Task StopAsync(CancellationToken cancellation) => _engine.StopAsync(cancellation);

    /// <summary>
    /// Waits until the queues declared so far outlive a kill. RabbitMQ 3.10 keeps a quorum queue's name at once, but the
    /// way to its log some seconds later only: killed in between, it comes back with a queue that nobody can consume.
    /// </summary>
    public static Task SettleAsync(CancellationToken cancellation) => Task.Delay(QueuesSettled, cancellation);

    /// <summary>Ends the broker as a power cut would; see <see cref="SettleAsync"/>.</summary>
    public Task KillAsync(CancellationToken cancellation) => _engine.KillAsync(cancellation);

    /// <summary>Starts a stopped or killed broker on the same port with the same data.</summary>
    public async Task RestartAsync(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        await _engine.StartAsync(patience.Token);
    }

    /// <summary>Stands where the broker was, and hangs up on so many callers.</summary>
    public async Task TurnAwayAsync(int callers, CancellationToken cancellation)
    {
        using var door = new TcpListener(IPAddress.Loopback, _engine.Port);
        door.Start();
        for (var caller = 0; caller < callers; caller++)
            (await door.AcceptSocketAsync(cancellation)).Dispose();
    }

    /// <summary>Adds a virtual host, empty and seen by nobody else, and answers where clients of it connect.</summary>
    public async Task<Uri> AddVirtualHostAsync(CancellationToken cancellation)
    {
        var host = new Uri(Uri, Invariant($"test-{Interlocked.Increment(ref _virtualHosts)}"));
        await AddVirtualHostAsync(host, cancellation);
        return host;
    }

    /// <summary>Adds a virtual host that was removed again, empty.</summary>
    public async Task AddVirtualHostAsync(Uri virtualHost, CancellationToken cancellation)
    {
        var name = virtualHost.AbsolutePath.Trim('/');
        await PutAsync($"api/vhosts/{name}", new { }, cancellation);
        var everything = new
        {
            configure = ".*",
            write = ".*",
            read = ".*",
        };
        await PutAsync($"api/permissions/{name}/{User}", everything, cancellation);
    }

    /// <summary>Removes a virtual host with all that is in it; its connections are closed.</summary>
    public async Task RemoveVirtualHostAsync(Uri virtualHost, CancellationToken cancellation)
    {
        var path = Invariant($"api/vhosts/{virtualHost.AbsolutePath.Trim('/')}");
        using var answer = await _management.DeleteAsync(path, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The queues of a virtual host by name, as the broker describes them.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> QueuesAsync(
        Uri virtualHost,
        CancellationToken cancellation
    )
    {
        var path = Invariant($"api/queues/{virtualHost.AbsolutePath.Trim('/')}");
        var queues = await _management.GetFromJsonAsync<JsonElement[]>(path, cancellation);
        return (queues ?? []).ToDictionary(queue => queue.GetProperty("name").GetString() ?? "");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _management.Dispose();
        await _engine.DisposeAsync();
    }

    private async Task PutAsync<T>(string path, T body, CancellationToken cancellation)
    {
        using var answer = await _management.PutAsJsonAsync(path, body, cancellation);
        answer.EnsureSuccessStatusCode();
    }
}
