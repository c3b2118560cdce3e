namespace HoopsEdge.ApiSimulator.League;

/// <summary>A conference; <paramref name="Prestige"/> shifts the strength of all its members.</summary>
internal sealed record Conference(int Id, string Name, string Abbreviation, string ShortName, double Prestige)
{
    public string SourceId { get; } = Invariant($"{Id + 500}");
}
