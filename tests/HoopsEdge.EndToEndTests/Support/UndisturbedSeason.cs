using System.Text.Json;
using HoopsEdge.ApiSimulator;
using HoopsEdge.EndToEndTests.Support;
using HoopsEdge.Scheduler.Runs;

[assembly: AssemblyFixture(typeof(UndisturbedSeason))]

namespace HoopsEdge.EndToEndTests.Support;

/// <summary>
/// A finished season of a small league, backfilled once without any trouble: what every disturbed run is measured
/// against. Nobody may add or remove rows.
/// </summary>
public sealed class UndisturbedSeason : IAsyncLifetime
{
    public const string Season = "2026";

    private SimulatorServer _server = null!;

    /// <summary>The same league for every server of these tests; the clock agrees with the wall's, by which hoops goes.</summary>
    public static SimulatorOptions League { get; } =
        new()
        {
            Teams = 24,
            Seed = 7,
            Today = TimeProvider.System.GetUtcNow(),
        };

    public SimulatorServer Server => _server;

    public Workspace Workspace { get; private set; } = null!;

    /// <summary>Calls that the plan printed before the first one was made.</summary>
    public int PlannedCalls { get; private set; }

    public HoopsResult Result { get; private set; } = null!;

    public RunSummary Summary { get; private set; } = null!;

    /// <summary>What the server had served when the backfill ended.</summary>
    public SimulatorStats Served { get; private set; } = null!;

    public long Calls => Served.TotalRequests;

    public async ValueTask InitializeAsync()
    {
        _server = await SimulatorServer.StartAsync(League, TestContext.Current.CancellationToken);
        Workspace = new Workspace(_server.BaseAddress);
        PlannedCalls = await Workspace.PlanCallsAsync("backfill", "--seasons", Season);
        Result = await Workspace.RunAsync("backfill", "--seasons", Season, "--json");
        Served = _server.Stats;
        Summary = JsonSerializer.Deserialize(Result.ShouldExitWith(0).Output, RunJson.Default.RunSummary)!;
    }

    public async ValueTask DisposeAsync()
    {
        Workspace.Dispose();
        await _server.DisposeAsync();
    }
}
