namespace HoopsEdge.Transformer.Ratings;

/// <summary>
/// The normal equations of one quantity that two teams make together in every game:
/// <c>target = team[home] + sign * team[away] + share * common</c>, each game with a weight, and a <see cref="Prior"/> of
/// the unknowns. They are symmetric and, because every unknown has a positive prior precision or occurs in a game,
/// positive definite. Nothing is multiplied out: a product with the matrix is a pass over the games.
/// </summary>
/// <param name="games">Who met whom, oldest game first.</param>
/// <param name="targets">What was observed, by game.</param>
/// <param name="shares">The coefficient of the common unknown (home court, or the league's level), by game.</param>
/// <param name="sign">-1 for a difference (margin), +1 for a sum (points of both, tempo).</param>
/// <param name="prior">What is known before the first game.</param>
internal sealed class RidgeSystem(Pairings games, double[] targets, double[] shares, int sign, Prior prior)
{
    private readonly double[] _right = new double[prior.Unknowns];
    private readonly double[] _diagonal = new double[prior.Unknowns];
    private readonly double[] _solution = [.. prior.Mean];
    private readonly ConjugateGradient _gradient = new(prior.Unknowns);
    private double[] _weights = [];
    private int _count;

    /// <summary>Teams in order, then the outsiders' team, then the common unknown. Kept as the start of the next solve.</summary>
    public ReadOnlySpan<double> Solution => _solution;

    /// <summary>Solves for the first <paramref name="count"/> games.</summary>
    /// <param name="weights">By game; 1 is a game of full weight.</param>
    /// <param name="count">How many games are known.</param>
    /// <param name="tolerance">Relative residual to stop at.</param>
    public Convergence Solve(double[] weights, int count, double tolerance)
    {
        (_weights, _count) = (weights, count);
        prior.Pull.CopyTo(_right);
        prior.Diagonal.CopyTo(_diagonal);
        var (home, away) = (games.Home, games.Away);
        var common = _right.Length - 1;
        for (var g = 0; g < count; g++)
        {
            var (weight, share) = (weights[g], shares[g]);
            var pull = weight * targets[g];
            _right[home[g]] += pull;
            _right[away[g]] += sign * pull;
            _right[common] += share * pull;
            _diagonal[home[g]] += weight;
            _diagonal[away[g]] += weight;
            _diagonal[common] += weight * share * share;
        }

        if (_diagonal[common] == 0)
        {
            _diagonal[common] = 1;
        }

        return _gradient.Solve(this, _right, _diagonal, _solution, tolerance);
    }

    /// <summary>Root of the weighted mean of squared differences between targets and solution; 0 without games.</summary>
    public double Misfit()
    {
        var (squares, total) = (0.0, 0.0);
        for (var g = 0; g < _count; g++)
        {
            var expected =
                _solution[games.Home[g]]
                + sign * _solution[games.Away[g]]
                + shares[g] * _solution[_solution.Length - 1];
            squares += _weights[g] * (targets[g] - expected) * (targets[g] - expected);
            total += _weights[g];
        }

        return total == 0 ? 0 : Math.Sqrt(squares / total);
    }

    /// <summary>Multiplies with the matrix of the normal equations.</summary>
    public void Apply(ReadOnlySpan<double> vector, Span<double> product)
    {
        prior.Apply(vector, product);
        ReadOnlySpan<int> home = games.Home.AsSpan(0, _count);
        ReadOnlySpan<int> away = games.Away.AsSpan(0, _count);
        ReadOnlySpan<double> weight = _weights.AsSpan(0, _count);
        ReadOnlySpan<double> share = shares.AsSpan(0, _count);
        var (level, pull) = (vector[^1], 0.0);
        for (var g = 0; g < home.Length; g++)
        {
            var (i, j) = (home[g], away[g]);
            var force = weight[g] * (vector[i] + sign * vector[j] + share[g] * level);
            product[i] += force;
            product[j] += sign * force;
            pull += share[g] * force;
        }

        product[^1] += pull;
    }
}

/// <summary>Who met whom, by game: indices of teams, the outsiders' team after the last.</summary>
internal sealed record Pairings(int[] Home, int[] Away);
