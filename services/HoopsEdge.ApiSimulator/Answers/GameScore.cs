namespace HoopsEdge.ApiSimulator.Answers;

/// <summary>The score to show for a game: final, running, or none.</summary>
internal readonly record struct GameScore(
    int? Home,
    int? Away,
    IReadOnlyList<int>? HomePeriods,
    IReadOnlyList<int>? AwayPeriods
);
