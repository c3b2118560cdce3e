using HoopsEdge.ApiSimulator.League;

namespace HoopsEdge.ApiSimulator.Statistics;

internal sealed record PlayerBox(Player Player, bool Starter, StatLine Line);

internal sealed record TeamBox(
    StatLine Line,
    IReadOnlyList<int> PeriodPoints,
    int LargestLead,
    IReadOnlyList<PlayerBox> Players
);

/// <summary>The box score of a game, by side.</summary>
internal sealed record GameBox(TeamBox Home, TeamBox Away, int Minutes, int Periods)
{
    /// <summary>How exciting the game was: the path that the home team's win probability travelled.</summary>
    public required double Excitement { get; init; }

    public int HomePoints => Home.Line.Points;
    public int AwayPoints => Away.Line.Points;

    public TeamBox Of(int side) => side == 0 ? Home : Away;
}
