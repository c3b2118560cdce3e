using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Scheduler.Planning;

/// <summary>Which endpoints a run plans, and why not the others: nothing is left out without a word.</summary>
internal static class EndpointSelection
{
    /// <summary>Why an endpoint is not planned, or null when it is.</summary>
    public static string? ReasonToLeaveOut(
        HoopsOptions options,
        RunRequest request,
        string name,
        EndpointOptions endpoint
    )
    {
        if (options.SkipEndpoints.Contains(name))
        {
            return "in skip_endpoints";
        }

        if (request.Mode == RunMode.GapFill && endpoint.Fills.Length == 0)
        {
            return "fills no table game by game";
        }

        if (request.Endpoints.Count > 0)
        {
            return request.Endpoints.Contains(name) ? null : "not named with --endpoints";
        }

        return (request.Mode, endpoint.Plan) switch
        {
            (RunMode.GapFill, _) => null,
            (_, PlanRule.OnRequest) => CoveredBy(options, name) is { } cover
                ? $"on request: {cover} covers the same rows"
                : "on request: costs a call a game (plan: always to include it)",
            (RunMode.Backfill, PlanRule.NewGames) => CoveredBy(options, name) is { } cover
                ? $"incremental runs only: {cover} covers the same rows"
                : "incremental runs only",
            (RunMode.Incremental, PlanRule.Always) when !endpoint.Incremental => "backfill only (incremental: false)",
            _ => null,
        };
    }

    private static string? CoveredBy(HoopsOptions options, string name)
    {
        var family = name.Split('_')[0];
        return options
            .Endpoints.Where(entry => entry.Key != name && entry.Key.Split('_')[0] == family)
            .Where(entry => entry.Value is { Plan: PlanRule.Always, Covers.Length: > 0 })
            .Where(entry => options.Endpoints[name].Covers.Length == 0)
            .Select(entry => entry.Key)
            .FirstOrDefault(cover =>
                Lakehouse.Tables.EndpointContracts.All[cover].Fingerprint
                == Lakehouse.Tables.EndpointContracts.All[name].Fingerprint
            );
    }
}
