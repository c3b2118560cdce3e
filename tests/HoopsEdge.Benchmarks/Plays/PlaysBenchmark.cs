using System.Globalization;

namespace HoopsEdge.Benchmarks.Plays;

/// <summary>Landed plays to silver: speed against one statement, memory, and growth.</summary>
internal static class PlaysBenchmark
{
    private const double LeastRatio = 0.6;
    private const double MostMemoryMb = 1024;
    private const double SteepestGrowth = 1.1;

    /// <summary>Measures and reports.</summary>
    public static async Task<Report> RunAsync(string folder, int games, int repeats)
    {
        var season = await new SeasonGenerator(folder).RunAsync(games);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{season.Games:N0} games, {season.Rows:N0} rows in {season.Days.Count} answers; median of {repeats}"
            )
        );
        var report = new Report();
        await CompareAsync(report, season, repeats);
        await GrowAsync(report, season, games, repeats);
        var child = await ChildProcess.RunAsync(["plays-once", "--data", folder]);
        report.Target("peak memory of the process, MB", child.PeakMb, "< 1024", child.PeakMb < MostMemoryMb);
        return report;
    }

    private static async Task CompareAsync(Report report, LandedSeason season, int repeats)
    {
        var ours = new List<double>();
        var theirs = new List<double>();
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            theirs.Add((await HandWrittenStatement.RunAsync(season)).TotalSeconds);
            ours.Add((await LandedToSilver.RunAsync(season)).TotalSeconds);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  statement {theirs[^1]:F1} s, transformer {ours[^1]:F1} s"
                )
            );
        }

        var ratio = Statistics.Median(theirs) / Statistics.Median(ours);
        report.Figure("one statement, rows/s", season.Rows / Statistics.Median(theirs));
        report.Figure("raw to bronze and silver, rows/s", season.Rows / Statistics.Median(ours));
        report.Target("ratio", ratio, ">= 0.6", ratio >= LeastRatio);
    }

    private static async Task GrowAsync(Report report, LandedSeason season, int games, int repeats)
    {
        var points = new List<(double Rows, double Seconds)>();
        foreach (var part in new[] { games / 10, games / 4, games / 2, games }.Select(season.Take))
        {
            var seconds = new List<double>();
            for (var repeat = 0; repeat < repeats; repeat++)
            {
                seconds.Add((await LandedToSilver.RunAsync(part)).TotalSeconds);
            }

            points.Add((part.Rows, Statistics.Median(seconds)));
            report.Figure($"{part.Games} games, {part.Rows} rows, seconds", points[^1].Seconds);
        }

        var exponent = Statistics.GrowthExponent(points);
        report.Target("growth exponent (1 is linear)", exponent, "<= 1.1", exponent <= SteepestGrowth);
    }
}
