namespace HoopsEdge.Transformer.Ratings;

/// <summary>
/// What is believed of the unknowns before the first game: a mean, a variance around it for each, and a variance that
/// the teams of a group (a conference) share. With D the inverse of the single variances and v the shared one, the
/// precision is <c>D - D 1 1' D * v / (1 + v 1'D1)</c> a group (Sherman and Morrison), so a product costs one pass.
/// Variances are in units of the variance of one game: 0.25 weighs as much as four games.
/// </summary>
internal sealed class Prior
{
    private readonly double[] _precision;
    private readonly int[] _group;
    private readonly double[] _coupling;
    private readonly double[] _sums;

    /// <summary>A prior.</summary>
    /// <param name="mean">By unknown.</param>
    /// <param name="precision">Inverse of the single variance, by unknown; 0 for an unknown of which nothing is known.</param>
    /// <param name="group">Index of the group, by unknown; -1 for none.</param>
    /// <param name="sharedVariance">Variance that a group's members have in common.</param>
    public Prior(double[] mean, double[] precision, int[] group, double sharedVariance)
    {
        (Mean, _precision, _group) = (mean, precision, group);
        _sums = new double[group.Max() + 1];
        for (var i = 0; i < group.Length; i++)
        {
            if (group[i] >= 0)
            {
                _sums[group[i]] += precision[i];
            }
        }

        _coupling = [.. _sums.Select(sum => sharedVariance / (1 + sharedVariance * sum))];
        Diagonal = new double[mean.Length];
        Pull = new double[mean.Length];
        for (var i = 0; i < mean.Length; i++)
        {
            Diagonal[i] = precision[i] - (group[i] < 0 ? 0 : _coupling[group[i]] * precision[i] * precision[i]);
        }

        Apply(mean, Pull);
    }

    public double[] Mean { get; }

    public int Unknowns => Mean.Length;

    /// <summary>Diagonal of the precision.</summary>
    public double[] Diagonal { get; }

    /// <summary>Precision times mean: the prior's part of the right-hand side.</summary>
    public double[] Pull { get; }

    /// <summary>Multiplies with the precision.</summary>
    public void Apply(ReadOnlySpan<double> vector, Span<double> product)
    {
        Array.Clear(_sums);
        for (var i = 0; i < vector.Length; i++)
        {
            product[i] = _precision[i] * vector[i];
            if (_group[i] >= 0)
            {
                _sums[_group[i]] += product[i];
            }
        }

        for (var i = 0; i < vector.Length; i++)
        {
            if (_group[i] >= 0)
            {
                product[i] -= _coupling[_group[i]] * _sums[_group[i]] * _precision[i];
            }
        }
    }
}
