using System.Globalization;

namespace HoopsEdge.Benchmarks.Gold;

/// <summary>
/// Every gold table of a whole simulated season from silver by <c>hoops gold</c>, process and all, against the same with
/// one table at a time; and play-by-play silver with it.
/// </summary>
internal static class GoldBenchmark
{
    private const double MostSeconds = 15;

    /// <summary>What config.yaml promises: transform.memory_limit_mb and 180 above it.</summary>
    private const double MostMb = 500;

    private static readonly Dictionary<string, string> OneAtATime = new() { ["HOOPS__transform__threads"] = "1" };

    /// <summary>Measures and reports.</summary>
    /// <param name="folder">Where the lake is, or is made: that takes several minutes.</param>
    /// <param name="repeats">Measurements of each kind.</param>
    public static async Task<Report> RunAsync(string folder, int repeats)
    {
        var lake = Path.Combine(folder, "lake");
        if (!Directory.Exists(Path.Combine(lake, "silver", "fct_plays")))
        {
            await ChildProcess.RunAsync(["hoops", "--", "demo", "--full", "--lake", lake]);
        }

        var (two, one, all) = (new List<double>(), new List<double>(), new List<double>());
        var peak = 0.0;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            all.Add(await BuildAsync("fct_pbp_*"));
            two.Add(await BuildAsync(null));
            one.Add(await BuildAsync(null, OneAtATime));
        }

        var report = new Report();
        var seconds = Statistics.Median(two);
        var most = MostSeconds.ToString(CultureInfo.InvariantCulture);
        report.Target("every gold table of a season, seconds", seconds, $"< {most}", seconds < MostSeconds);
        report.Figure("one table at a time, seconds", Statistics.Median(one));
        report.Figure("ours / one at a time", seconds / Statistics.Median(one));
        report.Figure("with play-by-play silver, seconds", Statistics.Median(all));
        report.Target("peak memory, MB", peak, "< 500", peak < MostMb);
        return report;

        async Task<double> BuildAsync(string? silver, Dictionary<string, string>? environment = null)
        {
            Remove(lake, silver);
            var measured = await ChildProcess.RunAsync(["hoops", "--", "gold", "--lake", lake], environment);
            peak = Math.Max(peak, measured.PeakMb);
            return measured.Seconds;
        }
    }

    private static void Remove(string lake, string? silver)
    {
        var tables = silver is null ? [] : Directory.GetDirectories(Path.Combine(lake, "silver"), silver);
        foreach (var table in tables.Append(Path.Combine(lake, "gold")).Where(Directory.Exists))
        {
            Directory.Delete(table, recursive: true);
        }
    }
}
