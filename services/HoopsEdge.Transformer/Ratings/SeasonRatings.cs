using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Transformer.Ratings;

/// <summary>
/// Opponent-adjusted efficiency and tempo, day by day, by weighted ridge least squares.
/// <para>
/// The model of a game between h and a: <c>efficiency of h = league + off(h) + def(a) + court / 2</c> and
/// <c>efficiency of a = league + off(a) + def(h) - court / 2</c>, with def the points allowed above average. Both teams of
/// a game are measured equally well and offence and defence get one ridge, so the difference and the sum of the two
/// equations are independent: <c>margin = net(h) - net(a) + court</c> with <c>net = off - def</c>, and
/// <c>total = 2 league + sum(h) + sum(a)</c> with <c>sum = off + def</c>. Solving the two halves is solving the whole,
/// with a ridge of its own for each half. Tempo is the sum's equation for possessions.
/// </para>
/// <para>Home court stands among the unknowns, for stronger teams host weaker ones and a plain mean would call that home court.</para>
/// </summary>
public sealed class SeasonRatings
{
    /// <summary>Relative residual at which a solution counts as found: far below the four decimals that are kept.</summary>
    private const double Tolerance = 1e-13;

    private readonly RatingSeason _season;
    private readonly RatingsOptions _options;
    private readonly GameTable _games;
    private readonly RidgeSystem _margin;
    private readonly RidgeSystem _total;
    private readonly RidgeSystem _tempo;
    private readonly double? _fixedCourt;
    private readonly TeamSums _sums;

    private SeasonRatings(RatingSeason season, RatingsOptions options)
    {
        (_season, _options) = (season, options);
        _games = new GameTable(season, options);
        _fixedCourt = options.FixedHomeCourt;
        var priors = new RatingPriors(season, options);
        _margin = new RidgeSystem(
            _games.Pairings,
            _fixedCourt is { } court ? [.. _games.Margin.Zip(_games.AtHome, (m, at) => m - court * at)] : _games.Margin,
            _fixedCourt is null ? _games.AtHome : new double[_games.AtHome.Length],
            -1,
            priors.Margin()
        );
        _total = new RidgeSystem(_games.Pairings, _games.Total, _games.Always, 1, priors.Total());
        _tempo = new RidgeSystem(_games.Pairings, _games.Tempo, _games.Always, 1, priors.Tempo());
        _sums = new TeamSums(_games);
    }

    /// <summary>Rates every wanted day. A day before the first game has ratings only when there is a last season.</summary>
    /// <exception cref="ArgumentException">A game is implausible or names a team that does not exist.</exception>
    public static IReadOnlyList<RatingDay> Compute(RatingSeason season, RatingsOptions options)
    {
        foreach (var game in season.Games)
        {
            if (RatingGate.Objection(game) is { } objection)
            {
                throw new ArgumentException($"Game {game.GameId} cannot be rated: {objection}", nameof(season));
            }
        }

        var ratings = new SeasonRatings(season, options);
        return [.. season.Dates.Distinct().Order().Select(ratings.Rate).OfType<RatingDay>()];
    }

    private RatingDay? Rate(DateOnly date)
    {
        var count = _games.WeighFor(date);
        if (count == 0 && _season.Prior is null)
        {
            return null;
        }

        var convergence = Convergence.Worst(
            Convergence.Worst(
                _margin.Solve(_games.Weights, count, Tolerance),
                _total.Solve(_games.Weights, count, Tolerance)
            ),
            _tempo.Solve(_games.Weights, count, Tolerance)
        );
        return Describe(date, count, convergence);
    }

    private RatingDay Describe(DateOnly date, int count, Convergence convergence)
    {
        var teams = _games.Outsiders;
        var net = _margin.Solution;
        var sum = _total.Solution;
        var tempo = _tempo.Solution;
        var (netMean, sumMean, tempoMean) = (Mean(net[..teams]), Mean(sum[..teams]), Mean(tempo[..teams]));
        var league = sum[^1] / 2 + sumMean;
        var leagueTempo = tempo[^1] + 2 * tempoMean;
        Span<double> offense = _sums.Offense;
        Span<double> defense = _sums.Defense;
        for (var i = 0; i <= teams; i++)
        {
            offense[i] = league + (sum[i] - sumMean + net[i] - netMean) / 2;
            defense[i] = league + (sum[i] - sumMean - net[i] + netMean) / 2;
        }

        _sums.Add(count);
        var rows = new TeamRating[teams];
        for (var i = 0; i < teams; i++)
        {
            rows[i] = _sums.Describe(i, leagueTempo + tempo[i] - tempoMean, _options.BarthagExponent);
        }

        return new RatingDay
        {
            Date = date,
            Games = count,
            Teams = rows,
            LeagueEfficiency = league,
            LeagueTempo = leagueTempo,
            HomeCourt = _fixedCourt ?? net[^1],
            MarginError = _margin.Misfit(),
            Convergence = convergence,
        };
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
