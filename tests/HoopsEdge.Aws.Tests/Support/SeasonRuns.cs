using HoopsEdge.ApiSimulator;
using HoopsEdge.Cli;
using HoopsEdge.Cli.Commands;
using HoopsEdge.Cli.Hosting;
using HoopsEdge.Cli.Validation;
using HoopsEdge.EndToEndTests.Support;
using HoopsEdge.Fetcher.Api;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler.Planning;

namespace HoopsEdge.Aws.Tests.Support;

/// <summary>Runs as <c>hoops</c> makes them, gold and catalog included, at a time of the test's own.</summary>
/// <param name="server">The API.</param>
/// <param name="time">The clock that the runs go by.</param>
/// <param name="lake">Overrides of config.yaml that say where the lake is.</param>
internal sealed class SeasonRuns(SimulatorServer server, SimulatedTime time, IReadOnlyDictionary<string, string?> lake)
{
    private static readonly Season Season = new(2026);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Carries one run out, in a host of its own as each start of the program has; it must not fail in part.</summary>
    public async Task ExecuteAsync(RunMode mode)
    {
        var options = Options();
        Season? season = mode == RunMode.Backfill ? Season : null;
        var request = new RunRequest
        {
            Mode = mode,
            From = season,
            To = season,
        };
        using var host = await EmbeddedHost.BuildAsync(options, false, Stop, new ApiKey("simulated"), time);
        var (summary, gold) = await RunCommand.ExecuteAsync(
            host,
            options,
            request,
            TextWriter.Null,
            Terminal.OfProcess(),
            Stop
        );
        RunCommand.ExitCodeOf(summary, gold).ShouldBe(0, summary.Problem);
    }

    /// <summary>What <c>hoops validate</c> finds wrong.</summary>
    public async Task<IReadOnlyList<Finding>> BreachesAsync()
    {
        var options = Options();
        using var host = await EmbeddedHost.BuildAsync(options, false, Stop, new ApiKey("simulated"), time);
        var report = await LakeValidation.RunAsync(host.Services, options, Stop);
        return [.. report.Findings.Where(finding => finding.Severity == Severity.Breach)];
    }

    private HoopsOptions Options() =>
        ConfigurationLoader.Load(
            Path.Combine(AppContext.BaseDirectory, "config.yaml"),
            new Dictionary<string, string?>(lake)
            {
                ["api:base_url"] = server.BaseAddress.ToString(),
                ["api:info_url"] = new Uri(server.BaseAddress, "info").ToString(),
                ["api:requests_per_second"] = "1000",
                ["api:burst"] = "1000",
                ["api:call_reserve"] = "0",
            }
        );
}
