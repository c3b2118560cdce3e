namespace HoopsEdge.Benchmarks;

/// <summary>What is made of repeated measurements.</summary>
internal static class Statistics
{
    /// <summary>The middle value.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The b of <c>y = a * x^b</c> that fits best: the slope of the logarithms.</summary>
    public static double GrowthExponent(IReadOnlyCollection<(double X, double Y)> points)
    {
        var logs = points.Select(point => (X: Math.Log(point.X), Y: Math.Log(point.Y))).ToArray();
        var x = logs.Average(point => point.X);
        var y = logs.Average(point => point.Y);
        return logs.Sum(point => (point.X - x) * (point.Y - y)) / logs.Sum(point => (point.X - x) * (point.X - x));
    }
}
