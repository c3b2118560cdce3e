using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HoopsEdge.EndToEndTests.Support;
using HoopsEdge.TestServers;

namespace HoopsEdge.EndToEndTests.Distributed;

/// <summary>The services as processes of their own around one broker and one lake.</summary>
public sealed class ServiceStack : IDisposable
{
    public const string Token = "an-admin-token-of-the-tests";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly List<(HoopsProcess Process, string Service)> _processes = [];
    private readonly Dictionary<string, HttpClient> _clients = [];
    private readonly Workspace _workspace;

    private ServiceStack(Workspace workspace) => _workspace = workspace;

    /// <summary>Talks to the scheduler that was started last, with the admin token.</summary>
    public HttpClient Admin => ClientOf("Scheduler");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ServiceStack> StartAsync(Workspace workspace, Uri broker, int fetchers, int transformers)
    {
        workspace
            .WithVariable("ConnectionStrings__messaging", broker.OriginalString)
            .WithVariable("HOOPS_ADMIN_TOKEN", Token)
            .With("lake.folder", workspace.LakeFolder)
            .With("scheduler.cron.incremental", "")
            .With("scheduler.cron.gap_fill", "")
            .With("scheduler.lease_seconds", "3");
        var stack = new ServiceStack(workspace);
        string[] services =
        [
            "Scheduler",
            .. Enumerable.Repeat("Fetcher", fetchers),
            .. Enumerable.Repeat("Transformer", transformers),
            "Cataloger",
        ];
        await Task.WhenAll(services.Select(stack.StartAsync));
        return stack;
    }

    /// <summary>Starts one more process of a service and waits until it is healthy.</summary>
    public async Task<HoopsProcess> StartAsync(string service)
    {
        var port = LoopbackPorts.Take(1)[0];
        var process = _workspace.StartService(service, port);
        lock (_processes)
            _processes.Add((process, service));
        var client = new HttpClient { BaseAddress = new Uri(Invariant($"http://127.0.0.1:{port}")) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        await Patiently.UntilAsync(process, () => IsHealthy(client));
        process.HasExited.ShouldBeFalse(process.Output + process.Error);
        lock (_processes)
            _clients[service] = client;
        return process;
    }

    /// <summary>The running processes of a service.</summary>
    public IReadOnlyList<HoopsProcess> Of(string service)
    {
        lock (_processes)
            return
            [
                .. _processes
                    .Where(item => item.Service == service && !item.Process.HasExited)
                    .Select(item => item.Process),
            ];
    }

    /// <summary>How the process of a service that was started last answers a GET.</summary>
    public async Task<HttpStatusCode> StatusAsync(string service, string path)
    {
        using var answer = await ClientOf(service).GetAsync(path, Cancellation);
        return answer.StatusCode;
    }

    /// <summary>Asks for something by POST.</summary>
    /// <returns>Id of the run that it makes.</returns>
    public async Task<string> PostAsync(string path, object body)
    {
        using var answer = await Admin.PostAsJsonAsync(path, body, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        using var run = JsonDocument.Parse(text);
        return run.RootElement.GetProperty("run_id").GetString()!;
    }

    public Task<string> BackfillAsync(params string[] endpoints)
    {
        var season = int.Parse(UndisturbedSeason.Season, System.Globalization.CultureInfo.InvariantCulture);
        return PostAsync(
            "runs",
            new
            {
                mode = "backfill",
                from_season = season,
                to_season = season,
                endpoints,
            }
        );
    }

    /// <summary>Waits until a run has ended.</summary>
    /// <returns>The run as the admin API shows it.</returns>
    public async Task<JsonElement> EndOfAsync(string runId)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            try
            {
                var run = await Admin.GetFromJsonAsync<JsonElement>($"runs/{runId}", patience.Token);
                if (run.GetProperty("finished_at").ValueKind != JsonValueKind.Null)
                    return run;
            }
            catch (HttpRequestException)
            {
                // The scheduler is being replaced.
            }

            await Task.Delay(Look, patience.Token);
        }
    }

    public Task<JsonElement> ProgressAsync(string runId) =>
        Admin.GetFromJsonAsync<JsonElement>($"runs/{runId}", Cancellation);

    /// <summary>What every process has printed.</summary>
    public string Logs
    {
        get
        {
            lock (_processes)
                return string.Join(
                    "\n",
                    _processes.Select(item => $"== {item.Service}\n{item.Process.Output}{item.Process.Error}")
                );
        }
    }

    public void Dispose()
    {
        foreach (var (process, _) in _processes)
            process.Dispose();
        foreach (var client in _clients.Values)
            client.Dispose();
    }

    private HttpClient ClientOf(string service)
    {
        lock (_processes)
            return _clients[service];
    }

    private static bool IsHealthy(HttpClient client)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "health");
            using var answer = client.Send(request, Cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
