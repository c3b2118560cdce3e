namespace HoopsEdge.Transformer.Ratings;

/// <summary>How a linear system was solved.</summary>
/// <param name="Iterations">Steps that were taken; 0 when the start was already the solution.</param>
/// <param name="Residual">Norm of what is left of the equations, relative to their right-hand side.</param>
public readonly record struct Convergence(int Iterations, double Residual)
{
    /// <summary>The less favourable of two.</summary>
    public static Convergence Worst(Convergence one, Convergence other) =>
        new(Math.Max(one.Iterations, other.Iterations), Math.Max(one.Residual, other.Residual));
}

/// <summary>
/// Conjugate gradients with Jacobi preconditioning (Hestenes and Stiefel 1952; Golub and Van Loan, Matrix Computations,
/// 11.5). It converges for every symmetric positive definite system, from any start, in as many steps as there are
/// unknowns at most (but for rounding); a start near the solution saves most of them.
/// </summary>
internal sealed class ConjugateGradient(int unknowns)
{
    private const int MostStepsAnUnknown = 4;

    private readonly double[] _residual = new double[unknowns];
    private readonly double[] _scaled = new double[unknowns];
    private readonly double[] _direction = new double[unknowns];
    private readonly double[] _image = new double[unknowns];

    /// <summary>Improves <paramref name="solution"/> until the relative residual is within <paramref name="tolerance"/>.</summary>
    /// <exception cref="InvalidOperationException">The system is not positive definite, or not finite.</exception>
    public Convergence Solve(
        RidgeSystem system,
        ReadOnlySpan<double> right,
        ReadOnlySpan<double> diagonal,
        Span<double> solution,
        double tolerance
    )
    {
        system.Apply(solution, _image);
        for (var i = 0; i < unknowns; i++)
        {
            _residual[i] = right[i] - _image[i];
        }

        var goal = tolerance * Math.Sqrt(Dot(right, right));
        var left = Math.Sqrt(Dot(_residual, _residual));
        var energy = Precondition(diagonal);
        _scaled.CopyTo(_direction, 0);
        var steps = 0;
        while (left > goal && steps < MostStepsAnUnknown * unknowns)
        {
            energy = Step(system, diagonal, solution, energy);
            left = Math.Sqrt(Dot(_residual, _residual));
            steps++;
        }

        return left <= goal
            ? new Convergence(steps, goal == 0 ? 0 : left / goal * tolerance)
            : throw new InvalidOperationException(
                FormattableString.Invariant($"Ratings did not converge: residual {left} after {steps} steps")
            );
    }

    private double Step(RidgeSystem system, ReadOnlySpan<double> diagonal, Span<double> solution, double energy)
    {
        system.Apply(_direction, _image);
        var length = energy / Dot(_direction, _image);
        for (var i = 0; i < unknowns; i++)
        {
            solution[i] += length * _direction[i];
            _residual[i] -= length * _image[i];
        }

        var next = Precondition(diagonal);
        var turn = next / energy;
        for (var i = 0; i < unknowns; i++)
        {
            _direction[i] = _scaled[i] + turn * _direction[i];
        }

        return next;
    }

    private double Precondition(ReadOnlySpan<double> diagonal)
    {
        for (var i = 0; i < unknowns; i++)
        {
            _scaled[i] = _residual[i] / diagonal[i];
        }

        return Dot(_residual, _scaled);
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
