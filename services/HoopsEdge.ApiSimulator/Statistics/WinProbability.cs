using HoopsEdge.ApiSimulator.Possessions;

namespace HoopsEdge.ApiSimulator.Statistics;

/// <summary>
/// Stern's Brownian-motion model of a lead: the remaining margin is normal with the drift of the expected margin and a
/// spread of eleven points over a whole game.
/// </summary>
internal static class WinProbability
{
    private const double GameSpread = 11;

    public static double Home(in Play play, double expectedMargin)
    {
        var lead = play.HomeScore - play.AwayScore;
        var left = play.Seconds + (play.Period == 1 ? GameLog.HalfSeconds : 0);
        if (left == 0 && lead != 0)
            return lead > 0 ? 1 : 0;
        var share = Math.Max(left, 1) / (2.0 * GameLog.HalfSeconds);
        return Normal((lead + expectedMargin * share) / (GameSpread * Math.Sqrt(share)));
    }

    public static double Excitement(GameLog log, double expectedMargin)
    {
        var path = 0.0;
        var last = 0.5;
        foreach (var play in log.Plays)
        {
            var now = Home(play, expectedMargin);
            path += Math.Abs(now - last);
            last = now;
        }
        return Math.Round(path, 2);
    }

    /// <summary>The standard normal distribution function, by the logistic approximation of Bowling et al. (2009).</summary>
    public static double Normal(double z) => 1 / (1 + Math.Exp(-(1.5976 * z + 0.07056 * z * z * z)));
}
