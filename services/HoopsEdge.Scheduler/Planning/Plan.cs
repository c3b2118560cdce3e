using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Scheduler.Planning;

/// <summary>What a run would fetch now.</summary>
/// <param name="Endpoints">A line each endpoint, planned or not.</param>
public sealed record Plan(IReadOnlyList<EndpointPlan> Endpoints)
{
    /// <summary>Every fetch that is known by now, games first: most others are planned from them, so that the limit of
    /// calls a second is used up by the rest while games come to silver.</summary>
    public IEnumerable<PlannedFetch> Fetches =>
        Endpoints
            .OrderBy(endpoint => endpoint.Endpoint != EndpointContracts.Games)
            .SelectMany(endpoint => endpoint.Fetches);

    /// <summary>HTTP calls at most: the known ones and those that answers are expected to make possible.</summary>
    public int Calls => Endpoints.Sum(endpoint => endpoint.Calls);

    /// <summary>True when part of <see cref="Calls"/> is an estimate.</summary>
    public bool IsEstimate => Endpoints.Any(endpoint => endpoint.EstimatedCalls > 0);
}

/// <summary>What a run would fetch from one endpoint.</summary>
/// <param name="Endpoint">Name of the endpoint.</param>
/// <param name="Fetches">The fetches that are known by now.</param>
/// <param name="EstimatedCalls">Further calls that depend on games, teams or conferences not in the lake yet.</param>
/// <param name="Note">Why there is nothing to fetch, or what the estimate rests on; may be empty.</param>
public sealed record EndpointPlan(string Endpoint, IReadOnlyList<PlannedFetch> Fetches, int EstimatedCalls, string Note)
{
    /// <summary>HTTP calls at most.</summary>
    public int Calls => Fetches.Sum(fetch => fetch.Calls) + EstimatedCalls;
}
