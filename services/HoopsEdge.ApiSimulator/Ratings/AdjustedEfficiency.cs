namespace HoopsEdge.ApiSimulator.Ratings;

/// <summary>Points per 100 possessions scored and allowed against an average opponent at a neutral site.</summary>
internal sealed record Efficiency(double Offense, double Defense)
{
    public double Net => Math.Round(Offense - Defense, 1);
}

/// <summary>The additive opponent adjustment: efficiency of a game = league + offence of one + defence of the other + court.</summary>
internal static class AdjustedEfficiency
{
    private const double HalfHomeCourt = 2.2;
    private const int Rounds = 60;

    /// <summary>Two average games that every team starts with, so that November's ratings stay on earth.</summary>
    private const double PriorGames = 2;

    /// <returns>By team index; null for teams that have not played.</returns>
    public static Efficiency?[] Solve(int teams, IReadOnlyList<RatedGame> games)
    {
        if (games.Count == 0)
            return new Efficiency?[teams];
        var league =
            100.0
            * games.Sum(game => game.HomePoints + game.AwayPoints)
            / games.Sum(game => game.HomePossessions + game.AwayPossessions);
        var played = new int[teams];
        foreach (var game in games)
        {
            played[game.Home]++;
            played[game.Away]++;
        }
        var (offense, defense) = (new double[teams], new double[teams]);
        for (var round = 0; round < Rounds; round++)
            (offense, defense) = Improve(games, league, played, offense, defense);
        return
        [
            .. played.Select(
                (count, i) =>
                    count == 0
                        ? null
                        : new Efficiency(Math.Round(league + offense[i], 1), Math.Round(league + defense[i], 1))
            ),
        ];
    }

    private static (double[] Offense, double[] Defense) Improve(
        IReadOnlyList<RatedGame> games,
        double league,
        int[] played,
        double[] offense,
        double[] defense
    )
    {
        var (scored, allowed) = (new double[played.Length], new double[played.Length]);
        foreach (var game in games)
        {
            var court = game.NeutralSite ? 0 : HalfHomeCourt;
            var home = 100.0 * game.HomePoints / game.HomePossessions - league - court;
            var away = 100.0 * game.AwayPoints / game.AwayPossessions - league + court;
            scored[game.Home] += home - defense[game.Away];
            allowed[game.Away] += home - offense[game.Home];
            scored[game.Away] += away - defense[game.Home];
            allowed[game.Home] += away - offense[game.Away];
        }
        for (var i = 0; i < played.Length; i++)
        {
            scored[i] = 0.5 * offense[i] + 0.5 * scored[i] / (played[i] + PriorGames);
            allowed[i] = 0.5 * defense[i] + 0.5 * allowed[i] / (played[i] + PriorGames);
        }
        return (scored, allowed);
    }
}
