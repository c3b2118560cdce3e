using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HoopsEdge.Scheduler.Admin;

/// <summary><c>/lake</c>.</summary>
internal static class LakeRoutes
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/lake/coverage", CoverageAsync).WithSummary("What silver and gold hold, season by table");

    private static async Task<Ok<IReadOnlyList<CoverageLine>>> CoverageAsync(
        LakeCoverage coverage,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await coverage.ReadAsync(cancellationToken));
}
