namespace HoopsEdge.Lakehouse.State;

/// <summary>A document of the state store.</summary>
/// <param name="Partition">Partition key, such as an endpoint's name.</param>
/// <param name="Sort">Sort key, such as a fetch id.</param>
/// <param name="Json">The document.</param>
/// <param name="Version">Grows by one with every write; the first write makes it 1.</param>
public sealed record StateDocument(string Partition, string Sort, string Json, long Version);
