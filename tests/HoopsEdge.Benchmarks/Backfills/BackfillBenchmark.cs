using System.Diagnostics;
using System.Globalization;

namespace HoopsEdge.Benchmarks.Backfills;

/// <summary>A whole <c>hoops backfill</c> at a rate limit: nothing but the limit may cost time.</summary>
internal static class BackfillBenchmark
{
    private const double MostOverhead = 1.05;

    /// <summary>Measures and reports.</summary>
    /// <param name="rate">Requests a second.</param>
    /// <param name="repeats">Measurements.</param>
    public static async Task<Report> RunAsync(double rate, int repeats)
    {
        await using var server = await SampleServer.StartAsync();
        var startUp = new List<double>();
        var whole = new List<double>();
        var calling = new List<double>();
        var pauses = new List<double>();
        var calls = 0;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            startUp.Add(await BackfillAsync(server, rate, ["--endpoints", "conferences"]));
            server.TakeCalls();
            whole.Add(await BackfillAsync(server, rate, []));
            var times = server.TakeCalls();
            calls = times.Count;
            calling.Add(Stopwatch.GetElapsedTime(times[0], times[^1]).TotalSeconds);
            pauses.Add(times.Zip(times.Skip(1), Stopwatch.GetElapsedTime).Max().TotalSeconds);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  one call {startUp[^1]:F2} s, {calls} calls {whole[^1]:F2} s"
                )
            );
        }

        var allowed = MostOverhead * calls / rate + Statistics.Median(startUp);
        var report = new Report();
        report.Figure("calls", calls);
        report.Figure("rate limit, calls/s", rate);
        report.Figure("start-up and end (a backfill of one call), seconds", Statistics.Median(startUp));
        report.Figure("calls / rate, seconds", calls / rate);
        report.Figure("first call to last call, seconds", Statistics.Median(calling));
        report.Figure("longest pause between two calls, seconds", Statistics.Median(pauses));
        var seconds = Statistics.Median(whole);
        var target = string.Create(CultureInfo.InvariantCulture, $"<= {allowed:F2}");
        report.Target("the whole backfill, seconds", seconds, target, seconds <= allowed);
        return report;
    }

    private static async Task<double> BackfillAsync(SampleServer server, double rate, IEnumerable<string> selection)
    {
        var lake = Directory.CreateTempSubdirectory("hoops-benchmark-");
        try
        {
            string[] command = ["backfill", "--seasons", "2025", "--lake", lake.FullName, .. selection];
            var config = Path.Combine(AppContext.BaseDirectory, "config.yaml");
            var measured = await ChildProcess.RunAsync(
                ["hoops", "--", .. command, "--config", config],
                new Dictionary<string, string>
                {
                    ["CBBD_API_KEY"] = "benchmark",
                    ["HOOPS__api__base_url"] = server.Address,
                    ["HOOPS__api__info_url"] = "",
                    // What follows the last call is not bound to the limit, and has a benchmark of its own.
                    ["HOOPS__gold__enabled"] = "false",
                    ["HOOPS__api__requests_per_second"] = rate.ToString(CultureInfo.InvariantCulture),
                }
            );
            return measured.Seconds;
        }
        finally
        {
            lake.Delete(recursive: true);
        }
    }
}
