namespace HoopsEdge.ApiSimulator.Ratings;

/// <summary>A finished game between two Division I teams as the rating systems see it; teams by index.</summary>
internal readonly record struct RatedGame(
    int Home,
    int Away,
    int HomePoints,
    int AwayPoints,
    int HomePossessions,
    int AwayPossessions,
    bool NeutralSite
)
{
    public int Margin => HomePoints - AwayPoints;
}
