using HoopsEdge.Lakehouse.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HoopsEdge.ServiceDefaults.Hosting;

/// <summary><c>/health</c>: ready for work (bus connected, state store readable); <c>/alive</c>: the process answers.</summary>
internal static class HealthEndpoints
{
    private const string Ready = "/health";
    private const string Live = "/alive";
    private const string LiveTag = "live";

    public static bool IsProbe(PathString path) => path == Ready || path == Live;

    public static void AddHealth(this IServiceCollection services) =>
        services
            .AddHealthChecks()
            .AddCheck("self", () => HealthCheckResult.Healthy(), [LiveTag])
            .AddCheck<StateStoreCheck>("state");

    public static void MapHealth(this WebApplication app)
    {
        // A broker that is gone leaves MassTransit's check at degraded, because its endpoint for answers, which nobody here
        // uses, is never seen to fail. ASP.NET would answer 200 to that.
        app.MapHealthChecks(
            Ready,
            new HealthCheckOptions
            {
                ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable },
            }
        );
        app.MapHealthChecks(Live, new HealthCheckOptions { Predicate = check => check.Tags.Contains(LiveTag) });
    }

    private sealed class StateStoreCheck(IStateStore store) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken
        )
        {
            await store.GetAsync("health", "probe", cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
