using HoopsEdge.ApiSimulator;
using HoopsEdge.Cli.Hosting;
using HoopsEdge.Fetcher.Api;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.EndToEndTests.Support;

/// <summary>Runs of hoops inside the test's process, which is how they can live at another time.</summary>
public sealed class EmbeddedRuns : IDisposable
{
    private const int RefreshHours = 20;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hoops-e2e-");
    private readonly SimulatorServer _server;
    private readonly SimulatedTime _time;
    private readonly HoopsOptions _options;

    /// <param name="server">The API.</param>
    /// <param name="time">The clock that the runs go by.</param>
    /// <param name="settings">Overrides of config.yaml.</param>
    public EmbeddedRuns(SimulatorServer server, SimulatedTime time, params (string Key, string Value)[] settings)
    {
        _server = server;
        _time = time;
        var overrides = new Dictionary<string, string?>
        {
            ["lake:folder"] = _folder.FullName,
            ["api:base_url"] = server.BaseAddress.ToString(),
            ["api:info_url"] = new Uri(server.BaseAddress, "info").ToString(),
            ["api:requests_per_second"] = "1000",
            ["api:burst"] = "1000",
            ["api:call_reserve"] = "0",
        };
        foreach (var (key, value) in settings)
            overrides[key] = value;
        _options = ConfigurationLoader.Load(Path.Combine(AppContext.BaseDirectory, "config.yaml"), overrides);
        foreach (var endpoint in _options.Endpoints.Values)
            endpoint.RefreshHours = RefreshHours;
    }

    public SilverLake Silver => new(_folder.FullName);

    /// <summary>Plans and carries out one run, in a host of its own as each start of the program has.</summary>
    /// <param name="mode">How scopes are chosen.</param>
    /// <param name="season">The season, or null for the clock's.</param>
    /// <param name="progress">Told where the run stands.</param>
    /// <param name="endpoints">Endpoints to ask, or none for all that plan themselves.</param>
    public async Task<EmbeddedRun> ExecuteAsync(
        RunMode mode,
        int? season = null,
        IProgress<RunProgress>? progress = null,
        params string[] endpoints
    )
    {
        var cancellation = TestContext.Current.CancellationToken;
        var year = season is { } number ? new Lakehouse.Tables.Season(number) : (Lakehouse.Tables.Season?)null;
        var request = new RunRequest
        {
            Mode = mode,
            From = year,
            To = year,
            Endpoints = endpoints,
        };
        using var host = await EmbeddedHost.BuildAsync(_options, false, cancellation, new ApiKey("simulated"), _time);
        await host.StartAsync(cancellation);
        try
        {
            var planner = host.Services.GetRequiredService<Planner>();
            var plan = await planner.PlanAsync(request, new HashSet<string>(), cancellation);
            var coordinator = host.Services.GetRequiredService<RunCoordinator>();
            var before = _server.Stats.TotalRequests;
            var summary = await coordinator.ExecuteAsync(request, progress, cancellation);
            return new EmbeddedRun(plan.Calls, _server.Stats.TotalRequests - before, summary);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>What a run planned, what the API saw of it, and what it says of itself.</summary>
public sealed record EmbeddedRun(int PlannedCalls, long ServedCalls, RunSummary Summary);
