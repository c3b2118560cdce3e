namespace HoopsEdge.Gold.Tests.Support;

internal static class Correlation
{
    /// <summary>Pearson's r.</summary>
    public static double Of(IEnumerable<double> one, IEnumerable<double> other)
    {
        var (x, y) = (one.ToArray(), other.ToArray());
        var (meanX, meanY) = (x.Average(), y.Average());
        var (xx, yy) = (x.Sum(v => (v - meanX) * (v - meanX)), y.Sum(v => (v - meanY) * (v - meanY)));
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / Math.Sqrt(xx * yy);
    }
}
