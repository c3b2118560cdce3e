using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Transformer.Ratings;

namespace HoopsEdge.Benchmarks.Ratings;

/// <summary>
/// The same ratings the plain way: one dense matrix of normal equations over offence, defence, home court and league, and
/// one over tempo, filled and factored anew for each day. Offence and defence are not split into margin and total.
/// </summary>
internal sealed class DenseRatings
{
    private const double UsualPossessions = 70;

    private readonly RatingSeason _season;
    private readonly RatingsOptions _options;
    private readonly int _teams;
    private readonly Prior _marginPrior;
    private readonly double[,] _marginPrecision;
    private readonly Prior _totalPrior;
    private readonly double[,] _totalPrecision;
    private readonly Prior _tempoPrior;
    private readonly double[,] _tempoPrecision;

    public DenseRatings(RatingSeason season, RatingsOptions options)
    {
        (_season, _options, _teams) = (season, options, season.Conferences.Count);
        var priors = new RatingPriors(season, options);
        (_marginPrior, _totalPrior, _tempoPrior) = (priors.Margin(), priors.Total(), priors.Tempo());
        (_marginPrecision, _totalPrecision) = (Dense(_marginPrior), Dense(_totalPrior));
        _tempoPrecision = Dense(_tempoPrior);
    }

    /// <summary>Adjusted offence, defence and tempo by team, and home court, from games before a day; there must be some.</summary>
    public (double[] AdjOe, double[] AdjDe, double[] AdjTempo, double HomeCourt) Solve(DateOnly date)
    {
        var games = _season.Games.Where(game => game.Date < date).ToArray();
        var efficiency = SolveEfficiency(games, date);
        var tempo = SolveTempo(games, date);
        var outsiders = _teams;
        var (offense, defense) = (efficiency[..outsiders], efficiency[(outsiders + 1)..(2 * outsiders + 1)]);
        var league = efficiency[^1] + offense.Average() + defense.Average();
        var leagueTempo = tempo[^1] + 2 * tempo[..outsiders].Average();
        return (
            [.. offense.Select(value => league + value - offense.Average())],
            [.. defense.Select(value => league + value - defense.Average())],
            [.. tempo[..outsiders].Select(value => leagueTempo + value - tempo[..outsiders].Average())],
            efficiency[^2]
        );
    }

    private double[] SolveEfficiency(RatingGame[] games, DateOnly date)
    {
        var teams = _teams + 1;
        var (court, league) = (2 * teams, 2 * teams + 1);
        var matrix = new double[league + 1, league + 1];
        var right = new double[league + 1];
        foreach (var game in games)
        {
            var (home, away, at) = (Index(game.Home), Index(game.Away), game.NeutralSite ? 0 : 0.5);
            var weight = Weight(game, date);
            Span<(int, double)> ofHome = [(home, 1), (teams + away, 1), (court, at), (league, 1)];
            Span<(int, double)> ofAway = [(away, 1), (teams + home, 1), (court, -at), (league, 1)];
            Add(matrix, right, ofHome, 100 * game.HomePoints / game.Possessions, weight);
            Add(matrix, right, ofAway, 100 * game.AwayPoints / game.Possessions, weight);
        }

        AddPriors(matrix, right, court);
        return Cholesky.Solve(matrix, right);
    }

    /// <summary>Net is offence less defence and sum is both, so their two priors make one of offence and defence.</summary>
    private void AddPriors(double[,] matrix, double[] right, int court)
    {
        var teams = _teams + 1;
        for (var i = 0; i < teams; i++)
        {
            right[i] += (_marginPrior.Pull[i] + _totalPrior.Pull[i]) / 2;
            right[teams + i] += (_totalPrior.Pull[i] - _marginPrior.Pull[i]) / 2;
            for (var j = 0; j < teams; j++)
            {
                var (net, sum) = (_marginPrecision[i, j] / 2, _totalPrecision[i, j] / 2);
                matrix[i, j] += sum + net;
                matrix[teams + i, teams + j] += sum + net;
                matrix[i, teams + j] += sum - net;
                matrix[teams + i, j] += sum - net;
            }
        }

        matrix[court, court] += _marginPrecision[teams, teams] / 2;
        right[court] += _marginPrior.Pull[teams] / 2;
    }

    private double[] SolveTempo(RatingGame[] games, DateOnly date)
    {
        var size = _teams + 2;
        var matrix = new double[size, size];
        var right = new double[size];
        foreach (var game in games)
        {
            Span<(int, double)> row = [(Index(game.Home), 1), (Index(game.Away), 1), (size - 1, 1)];
            Add(matrix, right, row, game.Tempo, Weight(game, date));
        }

        for (var i = 0; i < size; i++)
        {
            right[i] += _tempoPrior.Pull[i];
            for (var j = 0; j < size; j++)
            {
                matrix[i, j] += _tempoPrecision[i, j];
            }
        }

        return Cholesky.Solve(matrix, right);
    }

    private double Weight(RatingGame game, DateOnly date)
    {
        var age = date.DayNumber - game.Date.DayNumber;
        var recency = _options.HalfLifeDays == 0 ? 1 : Math.Pow(0.5, age / _options.HalfLifeDays);
        var outside = game.Home < 0 || game.Away < 0 ? _options.OutsiderWeight : 1;
        return recency * outside * game.Possessions / UsualPossessions;
    }

    private int Index(int team) => team == RatingGame.Outsider ? _teams : team;

    private static void Add(
        double[,] matrix,
        double[] right,
        ReadOnlySpan<(int Unknown, double Share)> row,
        double target,
        double weight
    )
    {
        foreach (var (i, share) in row)
        {
            right[i] += weight * share * target;
            foreach (var (j, other) in row)
            {
                matrix[i, j] += weight * share * other;
            }
        }
    }

    private static double[,] Dense(Prior prior)
    {
        var dense = new double[prior.Unknowns, prior.Unknowns];
        var (unit, column) = (new double[prior.Unknowns], new double[prior.Unknowns]);
        for (var j = 0; j < prior.Unknowns; j++)
        {
            unit[j] = 1;
            prior.Apply(unit, column);
            unit[j] = 0;
            for (var i = 0; i < prior.Unknowns; i++)
            {
                dense[i, j] = column[i];
            }
        }

        return dense;
    }
}
