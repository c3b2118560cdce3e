using HoopsEdge.Scheduler.Planning;

namespace HoopsEdge.UnitTests.Planning;

/// <summary>What tests read from a plan.</summary>
internal static class PlanReading
{
    public static EndpointPlan Line(this Plan plan, string endpoint) =>
        plan.Endpoints.Single(line => line.Endpoint == endpoint);

    public static IReadOnlyList<PlannedFetch> Of(this Plan plan, string endpoint) => plan.Line(endpoint).Fetches;

    public static IEnumerable<string> Uris(this Plan plan, string endpoint) =>
        plan.Of(endpoint).Select(fetch => Uri.UnescapeDataString(fetch.Request.RelativeUri));

    public static IEnumerable<int?> Games(this Plan plan, string endpoint) =>
        plan.Of(endpoint).Select(fetch => fetch.Scope.GameId);

    public static IEnumerable<string> Ids(this Plan plan) => plan.Fetches.Select(fetch => fetch.Request.FetchId);
}
