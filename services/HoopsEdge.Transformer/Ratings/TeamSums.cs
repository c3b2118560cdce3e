namespace HoopsEdge.Transformer.Ratings;

/// <summary>What a team's games add up to before adjustment, and who its opponents were.</summary>
internal sealed class TeamSums(GameTable games)
{
    private readonly Sums[] _sums = new Sums[games.Outsiders + 1];

    /// <summary>Adjusted offence by team, points per 100 possessions; the outsiders' team is the last.</summary>
    public double[] Offense { get; } = new double[games.Outsiders + 1];

    /// <summary>Adjusted defence by team, points allowed per 100 possessions; the outsiders' team is the last.</summary>
    public double[] Defense { get; } = new double[games.Outsiders + 1];

    /// <summary>Adds up the first games with their present weights.</summary>
    public void Add(int count)
    {
        Array.Clear(_sums);
        var (home, away) = (games.Pairings.Home, games.Pairings.Away);
        for (var g = 0; g < count; g++)
        {
            var weight = games.Weights[g];
            Add(ref _sums[home[g]], weight, games.HomePoints[g], games.AwayPoints[g], games.Possessions[g], away[g]);
            Add(ref _sums[away[g]], weight, games.AwayPoints[g], games.HomePoints[g], games.Possessions[g], home[g]);
        }
    }

    /// <summary>The ratings of a team; those of a team without games follow from the prior alone.</summary>
    public TeamRating Describe(int team, double tempo, double barthagExponent)
    {
        var (own, offense, defense) = (_sums[team], Offense[team], Defense[team]);
        double? Mean(double sum, double weight) => own.Games == 0 ? null : sum / weight;
        return new TeamRating(
            own.Games,
            offense,
            defense,
            tempo,
            Barthag(offense, defense, barthagExponent),
            Mean(100 * own.Points, own.Possessions),
            Mean(100 * own.Allowed, own.Possessions),
            Mean(own.OpponentDefense, own.Weight),
            Mean(own.OpponentOffense, own.Weight)
        );
    }

    /// <summary>Pythagorean expectation: oe^x / (oe^x + de^x), written so that it cannot overflow.</summary>
    private static double Barthag(double offense, double defense, double exponent) =>
        offense <= 0 || defense <= 0 ? 0.5 : 1 / (1 + Math.Pow(defense / offense, exponent));

    private void Add(ref Sums sums, double weight, double points, double allowed, double possessions, int opponent)
    {
        sums.Games++;
        sums.Weight += weight;
        sums.Points += weight * points;
        sums.Allowed += weight * allowed;
        sums.Possessions += weight * possessions;
        sums.OpponentOffense += weight * Offense[opponent];
        sums.OpponentDefense += weight * Defense[opponent];
    }

    private struct Sums
    {
        public int Games;
        public double Weight;
        public double Points;
        public double Allowed;
        public double Possessions;
        public double OpponentOffense;
        public double OpponentDefense;
    }
}
