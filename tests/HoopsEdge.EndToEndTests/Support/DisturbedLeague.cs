using HoopsEdge.ApiSimulator;

namespace HoopsEdge.EndToEndTests.Support;

/// <summary>A server of one test's own in front of the same league, and a lake to fill from it.</summary>
public sealed class DisturbedLeague : IAsyncDisposable
{
    private static readonly string[] Backfill = ["backfill", "--seasons", UndisturbedSeason.Season];

    private DisturbedLeague(SimulatorServer server, string? key)
    {
        Server = server;
        Workspace = new Workspace(server.BaseAddress, key);
    }

    public SimulatorServer Server { get; }

    public Workspace Workspace { get; }

    public long Calls => Server.Stats.TotalRequests;

    public static async Task<DisturbedLeague> StartAsync(SimulatorOptions? options = null, string? key = "simulated") =>
        new(
            await SimulatorServer.StartAsync(
                options ?? UndisturbedSeason.League,
                TestContext.Current.CancellationToken
            ),
            key
        );

    public HoopsProcess StartBackfill(params string[] arguments) => Workspace.Start([.. Backfill, .. arguments]);

    public Task<HoopsResult> BackfillAsync(params string[] arguments) =>
        Workspace.RunAsync([.. Backfill, .. arguments]);

    /// <summary>Lets faults strike until each has struck as often as it may.</summary>
    public DisturbedLeague WithFaults(params FaultRule[] rules)
    {
        foreach (var rule in rules)
            Server.AddFault(rule);
        return this;
    }

    /// <summary>Answers with a status; 0 counts the dropped connections.</summary>
    public int Answers(int status) => Server.Stats.Requests.Values.Sum(path => path.GetValueOrDefault(status));

    public async ValueTask DisposeAsync()
    {
        Workspace.Dispose();
        await Server.DisposeAsync();
    }
}
