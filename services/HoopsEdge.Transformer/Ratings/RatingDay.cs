namespace HoopsEdge.Transformer.Ratings;

/// <summary>The ratings of all teams for one day, from games before it.</summary>
public sealed record RatingDay
{
    /// <summary>The day, US Eastern.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Games that the ratings follow from.</summary>
    public required int Games { get; init; }

    /// <summary>By team.</summary>
    public required IReadOnlyList<TeamRating> Teams { get; init; }

    /// <summary>Points per 100 possessions that two average teams score against each other.</summary>
    public required double LeagueEfficiency { get; init; }

    /// <summary>Possessions per 40 minutes of two average teams.</summary>
    public required double LeagueTempo { get; init; }

    /// <summary>What the home team gains in margin, points per 100 possessions.</summary>
    public required double HomeCourt { get; init; }

    /// <summary>Root of the mean squared difference between margins and ratings, points per 100 possessions; 0 without games.</summary>
    public required double MarginError { get; init; }

    /// <summary>How the equations were solved: the worst of margin, total and tempo.</summary>
    public required Convergence Convergence { get; init; }

    /// <summary>Points that the home team should win by in 40 minutes; negative when it should lose.</summary>
    public double ExpectedMargin(int home, int away, bool neutralSite)
    {
        var (one, other) = (Teams[home], Teams[away]);
        var edge = one.AdjMargin - other.AdjMargin + (neutralSite ? 0 : HomeCourt);
        return edge / 100 * (one.AdjTempo + other.AdjTempo - LeagueTempo);
    }
}

/// <summary>What a team has shown before a day.</summary>
/// <param name="Games">Games that were used, those against outsiders included.</param>
/// <param name="AdjOe">Points per 100 possessions against an average defence on a neutral floor.</param>
/// <param name="AdjDe">Points allowed per 100 possessions against an average offence on a neutral floor.</param>
/// <param name="AdjTempo">Possessions per 40 minutes against an average opponent.</param>
/// <param name="Barthag">Chance to beat an average team, from Pythagorean expectation.</param>
/// <param name="RawOe">Points per 100 possessions as they were; null without games.</param>
/// <param name="RawDe">Points allowed per 100 possessions as they were; null without games.</param>
/// <param name="SosOe">Mean <see cref="AdjDe"/> of the opponents: what the offence met; null without games.</param>
/// <param name="SosDe">Mean <see cref="AdjOe"/> of the opponents: what the defence met; null without games.</param>
public readonly record struct TeamRating(
    int Games,
    double AdjOe,
    double AdjDe,
    double AdjTempo,
    double Barthag,
    double? RawOe,
    double? RawDe,
    double? SosOe,
    double? SosDe
)
{
    /// <summary>Points per 100 possessions better than an average team.</summary>
    public double AdjMargin => AdjOe - AdjDe;
}
