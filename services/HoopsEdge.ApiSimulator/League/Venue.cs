namespace HoopsEdge.ApiSimulator.League;

internal sealed record Venue(int Id, string Name, string City, string State)
{
    public string SourceId { get; } = Invariant($"{Id + 2000}");
}
