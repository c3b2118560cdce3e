using System.Diagnostics;
using System.Globalization;
using HoopsEdge.ApiSimulator;
using HoopsEdge.Cli;
using HoopsEdge.Cli.Commands;
using HoopsEdge.Cli.Hosting;
using HoopsEdge.Fetcher.Api;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Storage.S3;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Benchmarks.Requests;

/// <summary>What a lake on S3 costs in requests: the backfill of a simulated season, and runs that find nothing new.</summary>
internal static class RequestBenchmark
{
    private const double MostAFetch = 6;
    private const double MostWithoutNews = 20;
    private static readonly Season Season = new(2026);

    /// <summary>Measures and reports.</summary>
    /// <param name="teams">Teams of the league.</param>
    /// <param name="rate">Rate limit, calls a second.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<Report> RunAsync(int teams, double rate, CancellationToken cancellationToken)
    {
        var league = new SimulatorOptions { Teams = teams, Today = TimeProvider.System.GetUtcNow() };
        await using var server = await SimulatorServer.StartAsync(league, cancellationToken);
        await using var cloud = await CloudLake.StartAsync(cancellationToken);
        var settings = cloud.Settings(rate);
        var report = new Report();

        var (onS3, cloudSeconds, requests) = await RunAsync(server, rate, settings, RunMode.Backfill);
        var fetches = onS3.Total.Planned;
        report.Figure("fetches", fetches);
        report.Figure("backfill on S3, seconds", cloudSeconds);
        report.Figure("backfill in a folder, seconds", await InFolderAsync(server, rate));
        foreach (var (operation, count) in requests)
        {
            report.Figure($"{operation} per 1,000 fetches", 1000.0 * count / fetches);
        }

        foreach (var (what, count) in RequestParts.Count(cloud.Calls))
        {
            report.Figure($"{what} per 1,000 fetches", 1000.0 * count / fetches);
        }

        var each = (double)requests.Values.Sum() / fetches;
        report.Target("backfill: requests a fetch", each, "< 6", each < MostAFetch);
        await RunAsync(server, rate, settings, RunMode.Incremental);
        await WithoutNewsAsync("with local copies");
        cloud.ForgetCopies();
        await WithoutNewsAsync("without local copies");
        return report;

        async Task WithoutNewsAsync(string where)
        {
            var (run, _, counts) = await RunAsync(server, rate, settings, RunMode.Incremental);
            var total = counts.Values.Sum();
            var name = $"incremental run without news ({run.Total.Planned} fetches), {where}: requests in total";
            report.Target(name, total, "< 20", total < MostWithoutNews);
        }
    }

    private static async Task<double> InFolderAsync(SimulatorServer server, double rate)
    {
        var lake = Directory.CreateTempSubdirectory("hoops-benchmark-");
        try
        {
            var settings = new Dictionary<string, string?> { ["lake:folder"] = lake.FullName };
            return (await RunAsync(server, rate, settings, RunMode.Backfill)).Seconds;
        }
        finally
        {
            lake.Delete(recursive: true);
        }
    }

    private static async Task<(RunSummary Run, double Seconds, IReadOnlyDictionary<string, long> Requests)> RunAsync(
        SimulatorServer server,
        double rate,
        Dictionary<string, string?> settings,
        RunMode mode
    )
    {
        var overrides = new Dictionary<string, string?>(settings)
        {
            ["api:base_url"] = server.BaseAddress.ToString(),
            ["api:info_url"] = new Uri(server.BaseAddress, "info").ToString(),
            ["api:requests_per_second"] = rate.ToString(CultureInfo.InvariantCulture),
            ["api:burst"] = "10",
            ["api:call_reserve"] = "0",
        };
        var config = Path.Combine(AppContext.BaseDirectory, "config.yaml");
        var options = ConfigurationLoader.Load(config, overrides, "local");
        var isBackfill = mode == RunMode.Backfill;
        var request = new RunRequest
        {
            Mode = mode,
            From = isBackfill ? Season : null,
            To = isBackfill ? Season : null,
        };
        var started = Stopwatch.GetTimestamp();
        using var host = await EmbeddedHost.BuildAsync(options, false, CancellationToken.None, new ApiKey("simulated"));
        var terminal = Terminal.OfProcess();
        var (run, _) = await RunCommand.ExecuteAsync(
            host,
            options,
            request,
            TextWriter.Null,
            terminal,
            CancellationToken.None
        );
        var requests = host.Services.GetService<S3Requests>()?.Counts ?? new Dictionary<string, long>();
        return (run, Stopwatch.GetElapsedTime(started).TotalSeconds, requests);
    }
}
