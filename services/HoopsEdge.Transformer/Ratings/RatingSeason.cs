namespace HoopsEdge.Transformer.Ratings;

/// <summary>Everything that the ratings of a season follow from.</summary>
public sealed record RatingSeason
{
    /// <summary>Conference by team, as any number; -1 for a team without one. Its length is the number of rated teams.</summary>
    public required IReadOnlyList<int> Conferences { get; init; }

    /// <summary>Finished games that passed <see cref="RatingGate"/>, in any order.</summary>
    public required IReadOnlyList<RatingGame> Games { get; init; }

    /// <summary>Days that ratings are wanted for. A day's ratings follow from games before it.</summary>
    public required IReadOnlyList<DateOnly> Dates { get; init; }

    /// <summary>Last season's ratings; null when there are none.</summary>
    public RatingPrior? Prior { get; init; }
}

/// <summary>The ratings at the end of the season before.</summary>
/// <param name="Teams">By team of this season; null for a team that was not rated.</param>
/// <param name="HomeCourt">Home court in points of margin per 100 possessions.</param>
public sealed record RatingPrior(IReadOnlyList<TeamPrior?> Teams, double HomeCourt);

/// <summary>A team at the end of the season before.</summary>
/// <param name="AdjOe">Points per 100 possessions against an average defence.</param>
/// <param name="AdjDe">Points allowed per 100 possessions against an average offence.</param>
/// <param name="AdjTempo">Possessions per 40 minutes against an average opponent.</param>
public readonly record struct TeamPrior(double AdjOe, double AdjDe, double AdjTempo);
