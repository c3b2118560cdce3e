namespace HoopsEdge.ApiSimulator.League;

/// <summary>A school's team; those outside Division I never belong to a conference.</summary>
internal sealed record Team
{
    public required int Id { get; init; }

    /// <summary>Position in <see cref="LeagueDirectory.Teams"/>.</summary>
    public required int Index { get; init; }
    public required string School { get; init; }
    public required string Mascot { get; init; }
    public required string Abbreviation { get; init; }
    public required string PrimaryColor { get; init; }
    public required string SecondaryColor { get; init; }
    public required Venue Venue { get; init; }
    public required bool IsDivisionOne { get; init; }

    public string SourceId => Invariant($"{Id + 4000}");
    public string DisplayName => $"{School} {Mascot}";
}
