namespace HoopsEdge.ApiSimulator.Ratings;

/// <summary>The Simple Rating System: average margin at a neutral site plus the average rating of the opponents.</summary>
internal static class SimpleRating
{
    private const double HomeCourt = 3;
    private const int Rounds = 80;

    /// <returns>By team index; null for teams that have not played.</returns>
    public static double?[] Solve(int teams, IReadOnlyList<RatedGame> games)
    {
        var margins = new double[teams];
        var played = new int[teams];
        foreach (var game in games)
        {
            var margin = game.Margin - (game.NeutralSite ? 0 : HomeCourt);
            margins[game.Home] += margin;
            margins[game.Away] -= margin;
            played[game.Home]++;
            played[game.Away]++;
        }
        var rating = new double[teams];
        for (var round = 0; round < Rounds; round++)
            rating = Improve(games, margins, played, rating);
        return [.. rating.Select((value, i) => played[i] > 0 ? (double?)Math.Round(value, 1) : null)];
    }

    private static double[] Improve(IReadOnlyList<RatedGame> games, double[] margins, int[] played, double[] rating)
    {
        var schedule = new double[rating.Length];
        foreach (var game in games)
        {
            schedule[game.Home] += rating[game.Away];
            schedule[game.Away] += rating[game.Home];
        }
        var next = new double[rating.Length];
        for (var i = 0; i < next.Length; i++)
        {
            // Half steps: plain iteration swings for ever between two halves of a league that only meet each other.
            if (played[i] > 0)
                next[i] = 0.5 * rating[i] + 0.5 * (margins[i] + schedule[i]) / played[i];
        }
        return Centre(next, played);
    }

    private static double[] Centre(double[] rating, int[] played)
    {
        var active = rating.Where((_, i) => played[i] > 0).DefaultIfEmpty().Average();
        return [.. rating.Select((value, i) => played[i] > 0 ? value - active : 0)];
    }
}
