using System.Numerics;
using System.Runtime.InteropServices;

namespace HoopsEdge.Benchmarks.Ratings;

/// <summary>Dense Cholesky factorization, row by row with vectorized inner products.</summary>
internal static class Cholesky
{
    /// <summary>Solves a symmetric positive definite system.</summary>
    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        var lower = new double[size][];
        for (var i = 0; i < size; i++)
        {
            lower[i] = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                var left = matrix[i, j] - Dot(lower[i].AsSpan(0, j), lower[j].AsSpan(0, j));
                lower[i][j] =
                    i > j ? left / lower[j][j]
                    : left > 0 ? Math.Sqrt(left)
                    : throw new ArithmeticException("The matrix is not positive definite");
            }
        }

        return Substitute(lower, right);
    }

    private static double[] Substitute(double[][] lower, double[] right)
    {
        var solution = new double[right.Length];
        for (var i = 0; i < right.Length; i++)
        {
            var known = Dot(lower[i].AsSpan(0, i), solution.AsSpan(0, i));
            solution[i] = (right[i] - known) / lower[i][i];
        }

        for (var i = right.Length - 1; i >= 0; i--)
        {
            solution[i] /= lower[i][i];
            for (var j = 0; j < i; j++)
            {
                solution[j] -= lower[i][j] * solution[i];
            }
        }

        return solution;
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var lefts = MemoryMarshal.Cast<double, Vector<double>>(left);
        var rights = MemoryMarshal.Cast<double, Vector<double>>(right);
        var sums = Vector<double>.Zero;
        for (var i = 0; i < lefts.Length; i++)
        {
            sums += lefts[i] * rights[i];
        }

        var sum = Vector.Sum(sums);
        for (var i = lefts.Length * Vector<double>.Count; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
