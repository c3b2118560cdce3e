namespace HoopsEdge.Transformer.Ratings;

/// <summary>Keeps games out of the ratings whose figures cannot be true: one box score of 7 possessions bends a whole season.</summary>
public static class RatingGate
{
    /// <summary>Fewest possessions of a team in a game, scaled to 40 minutes, that are believed.</summary>
    public const double LeastPossessions = 40;

    /// <summary>Most possessions of a team in a game, scaled to 40 minutes, that are believed.</summary>
    public const double MostPossessions = 110;

    /// <summary>Without its garbage time a game keeps at least 30 of its minutes.</summary>
    private const double LeastMinutes = 20;

    /// <summary>Ten overtimes.</summary>
    private const double MostMinutes = 90;

    /// <summary>Why a game may not be used, as a short phrase with the figure in it.</summary>
    /// <returns>Null for a game that is used.</returns>
    public static string? Objection(in RatingGame game)
    {
        if (game.Home == game.Away)
        {
            return game.Home == RatingGame.Outsider ? "neither team is rated" : "a team plays itself";
        }

        if (game.Minutes is not (>= LeastMinutes and <= MostMinutes))
        {
            return FormattableString.Invariant($"{game.Minutes} minutes is not within {LeastMinutes}..{MostMinutes}");
        }

        if (!double.IsFinite(game.Possessions))
        {
            return "possessions are unknown";
        }

        if (game.Tempo is < LeastPossessions or > MostPossessions)
        {
            return FormattableString.Invariant(
                $"{game.Tempo:0.#} possessions in 40 minutes is not within {LeastPossessions}..{MostPossessions}"
            );
        }

        return ScoreObjection(game.HomePoints, game.AwayPoints);
    }

    private static string? ScoreObjection(double home, double away) =>
        !double.IsFinite(home) || !double.IsFinite(away) ? "points are unknown"
        : home < 0 || away < 0 ? FormattableString.Invariant($"{Math.Min(home, away)} points")
        : home == 0 && away == 0 ? "a score of 0-0 is no result"
        : null;
}
