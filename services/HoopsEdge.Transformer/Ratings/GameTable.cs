using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Transformer.Ratings;

/// <summary>The games of a season by column, oldest first, so that the games before a day are the first so many.</summary>
internal sealed class GameTable
{
    /// <summary>Possessions of a game that weighs 1: the variance of points per possession falls with their number.</summary>
    private const double UsualPossessions = 70;

    private readonly int[] _days;
    private readonly double[] _information;
    private readonly double[] _decay;

    public GameTable(RatingSeason season, RatingsOptions options)
    {
        Outsiders = season.Conferences.Count;
        RatingGame[] games = [.. season.Games.OrderBy(game => game.Date).ThenBy(game => game.GameId)];
        double[] Column(Func<RatingGame, double> value) => [.. games.Select(value)];
        int Team(int index) => index == RatingGame.Outsider ? Outsiders : index;

        _days = [.. games.Select(game => game.Date.DayNumber)];
        Pairings = new Pairings([.. games.Select(game => Team(game.Home))], [.. games.Select(game => Team(game.Away))]);
        HomePoints = Column(game => game.HomePoints);
        AwayPoints = Column(game => game.AwayPoints);
        Possessions = Column(game => game.Possessions);
        Tempo = Column(game => game.Tempo);
        Total = Column(game => 100 * (game.HomePoints + game.AwayPoints) / game.Possessions);
        Margin = Column(game => 100 * Cap(game.HomePoints - game.AwayPoints, options.MarginCap) / game.Possessions);
        AtHome = Column(game => game.NeutralSite ? 0 : 1);
        Always = Column(_ => 1);
        _information = Column(game =>
            (game.Home < 0 || game.Away < 0 ? options.OutsiderWeight : 1) * game.Possessions / UsualPossessions
        );
        Weights = new double[games.Length];
        _decay = DecayByAge(_days, season.Dates, options.HalfLifeDays);
    }

    /// <summary>Index of the team that all opponents outside Division I are.</summary>
    public int Outsiders { get; }
    public Pairings Pairings { get; }
    public double[] HomePoints { get; }
    public double[] AwayPoints { get; }
    public double[] Possessions { get; }

    /// <summary>Possessions per 40 minutes.</summary>
    public double[] Tempo { get; }

    /// <summary>Points of both per 100 possessions.</summary>
    public double[] Total { get; }

    /// <summary>Capped margin of the home team per 100 possessions.</summary>
    public double[] Margin { get; }

    /// <summary>1 where the home team is at home.</summary>
    public double[] AtHome { get; }

    /// <summary>1 in every game.</summary>
    public double[] Always { get; }

    /// <summary>What the games weigh on the day that was last asked for.</summary>
    public double[] Weights { get; }

    /// <summary>Sets the weights for a day.</summary>
    /// <returns>The number of games before it.</returns>
    public int WeighFor(DateOnly date)
    {
        var count = 0;
        for (; count < _days.Length && _days[count] < date.DayNumber; count++)
        {
            Weights[count] = _information[count] * _decay[date.DayNumber - _days[count]];
        }

        return count;
    }

    private static double Cap(double margin, double cap) => cap == 0 ? margin : Math.Clamp(margin, -cap, cap);

    private static double[] DecayByAge(int[] days, IReadOnlyList<DateOnly> dates, double halfLife)
    {
        var oldest = days.Length == 0 || dates.Count == 0 ? 0 : Math.Max(0, dates.Max(day => day.DayNumber) - days[0]);
        return [.. Enumerable.Range(0, oldest + 1).Select(age => halfLife == 0 ? 1 : Math.Pow(0.5, age / halfLife))];
    }
}
