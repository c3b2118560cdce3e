namespace HoopsEdge.ApiSimulator.League;

/// <summary>A player for his whole career; what he does on the floor follows from these traits.</summary>
internal sealed record Player
{
    public required int Id { get; init; }
    public required string FirstName { get; init; }
    public required string LastName { get; init; }

    /// <summary>G, F or C.</summary>
    public required string Position { get; init; }
    public required double HeightInches { get; init; }
    public required double WeightPounds { get; init; }
    public required string Jersey { get; init; }
    public required Hometown Hometown { get; init; }
    public required DateOnly BirthDate { get; init; }

    /// <summary>Standard normal; decides playing time, recruiting stars and the draft, not his team's strength.</summary>
    public required double Talent { get; init; }
    public required int RecruitingYear { get; init; }

    public required double Usage { get; init; }
    public required double ThreeTendency { get; init; }
    public required double RimTendency { get; init; }
    public required double Touch { get; init; }
    public required double FreeThrowPct { get; init; }
    public required double Passing { get; init; }
    public required double OffensiveRebounding { get; init; }
    public required double DefensiveRebounding { get; init; }
    public required double Stealing { get; init; }
    public required double Blocking { get; init; }
    public required double Fouling { get; init; }

    public string Name => $"{FirstName} {LastName}";

    // Every play looks ten players up: comparing two dozen traits each time was a third of adding a game up.
    public bool Equals(Player? other) => other is not null && Id == other.Id;

    public override int GetHashCode() => Id;

    public string SourceId => Invariant($"{Id + 4_000_000}");
}
