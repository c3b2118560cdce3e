namespace HoopsEdge.Transformer.Ratings;

/// <summary>A finished game as ratings see it. A team is its index among the rated teams.</summary>
/// <param name="GameId">Id of the game; makes the order of games on one day definite.</param>
/// <param name="Date">US Eastern calendar day.</param>
/// <param name="Home">Index of the home team, or <see cref="Outsider"/>.</param>
/// <param name="Away">Index of the away team, or <see cref="Outsider"/>.</param>
/// <param name="HomePoints">Points of the home team.</param>
/// <param name="AwayPoints">Points of the away team.</param>
/// <param name="Possessions">Possessions of one team: the mean of both teams' counts.</param>
/// <param name="Minutes">Minutes that points and possessions are counted in: 40, and 5 for each overtime; less without garbage time.</param>
/// <param name="NeutralSite">Neither team is at home.</param>
public readonly record struct RatingGame(
    int GameId,
    DateOnly Date,
    int Home,
    int Away,
    double HomePoints,
    double AwayPoints,
    double Possessions,
    double Minutes,
    bool NeutralSite
)
{
    /// <summary>The index of every opponent outside Division I: they are rated as one pooled team.</summary>
    public const int Outsider = -1;

    /// <summary>Possessions per 40 minutes.</summary>
    public double Tempo => Possessions * 40 / Minutes;
}
