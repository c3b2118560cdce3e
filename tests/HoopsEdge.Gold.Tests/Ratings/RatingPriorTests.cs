using HoopsEdge.Benchmarks.Ratings;
using HoopsEdge.Transformer.Ratings;

namespace HoopsEdge.Gold.Tests.Ratings;

public sealed class RatingPriorTests
{
    [Fact]
    public void The_precision_is_the_inverse_of_single_variances_and_what_conferences_share()
    {
        double[] variance = [0.5, 0.25, 2, 1, 0.1];
        int[] group = [0, 0, 1, 1, -1];
        const double shared = 0.7;
        var prior = new Prior([1, 2, 3, 4, 5], [.. variance.Select(value => 1 / value)], group, shared);
        var covariance = new double[5, 5];
        for (var i = 0; i < 5; i++)
        {
            for (var j = 0; j < 5; j++)
            {
                covariance[i, j] = (i == j ? variance[i] : 0) + (group[i] >= 0 && group[i] == group[j] ? shared : 0);
            }
        }

        double[] vector = [0.3, -1, 2, 0.5, 4];
        var product = new double[5];
        prior.Apply(vector, product);

        var expected = Cholesky.Solve(covariance, vector);
        for (var i = 0; i < 5; i++)
        {
            product[i].ShouldBe(expected[i], 1e-12);
        }
    }
}
