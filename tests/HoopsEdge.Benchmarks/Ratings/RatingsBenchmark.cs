using System.Diagnostics;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Transformer.Ratings;

namespace HoopsEdge.Benchmarks.Ratings;

/// <summary>Daily snapshots of a season: conjugate gradients from the day before against dense normal equations a day.</summary>
internal static class RatingsBenchmark
{
    private const int Teams = 365;
    private const int Days = 150;
    private const int DenseEvery = 15;
    private const double MostSeconds = 2;
    private const double MostBytesADay = 64 * 1024;
    private const double LargestDifference = 1e-8;

    /// <summary>Measures and reports.</summary>
    public static Report Run(int repeats)
    {
        var season = RatingSeasonGenerator.Generate(Teams, Days, seed: 1);
        var options = new RatingsOptions();
        SeasonRatings.Compute(season, options);
        var seconds = new List<double>();
        IReadOnlyList<RatingDay> days = [];
        var allocated = 0L;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            days = SeasonRatings.Compute(season, options);
            seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        var report = new Report();
        var ours = Statistics.Median(seconds);
        report.Figure("games", season.Games.Count);
        report.Figure("days", days.Count);
        report.Target("season of daily snapshots, seconds", ours, "< 2", ours < MostSeconds);
        report.Figure("steps of conjugate gradients a day, mean", days.Average(day => day.Convergence.Iterations));
        var perDay = allocated / (double)days.Count;
        report.Target("allocated a day, bytes (the rows alone: 35,000)", perDay, "< 65,536", perDay < MostBytesADay);
        Compare(report, season, options, days, ours);
        return report;
    }

    private static void Compare(
        Report report,
        RatingSeason season,
        RatingsOptions options,
        IReadOnlyList<RatingDay> days,
        double ours
    )
    {
        var dense = new DenseRatings(season, options);
        var sample = days.Where((_, i) => i % DenseEvery == 0).ToArray();
        dense.Solve(sample[^1].Date);
        var (elapsed, difference) = (0.0, 0.0);
        foreach (var day in sample)
        {
            var started = Stopwatch.GetTimestamp();
            var solved = dense.Solve(day.Date);
            elapsed += Stopwatch.GetElapsedTime(started).TotalSeconds;
            for (var i = 0; i < day.Teams.Count; i++)
            {
                difference = Math.Max(difference, Math.Abs(solved.AdjOe[i] - day.Teams[i].AdjOe));
                difference = Math.Max(difference, Math.Abs(solved.AdjDe[i] - day.Teams[i].AdjDe));
                difference = Math.Max(difference, Math.Abs(solved.AdjTempo[i] - day.Teams[i].AdjTempo));
            }
        }

        var theirs = elapsed / sample.Length * days.Count;
        report.Figure("dense solve of every day, seconds (from every 15th)", theirs);
        report.Target("ratio to dense", theirs / ours, "> 10", theirs / ours > 10);
        report.Target(
            "largest difference to dense, 1e-9 points",
            difference / 1e-9,
            "<= 10",
            difference <= LargestDifference
        );
    }
}
