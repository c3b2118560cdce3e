using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Scheduler.Planning;

/// <summary>Adds a few old scopes to an incremental plan, oldest answer first: upstream rewrites history.</summary>
internal sealed class Rotation(HoopsOptions options, FetchCheckpoints checkpoints)
{
    /// <summary>Adds them to the first plan of a run.</summary>
    public async Task<Plan> AddAsync(PlanContext context, Plan plan, CancellationToken cancellationToken)
    {
        var budget = options.Incremental.RotationCalls;
        if (budget == 0 || context.Attempted.Count > 0)
        {
            return plan;
        }

        var candidates = new List<FetchCheckpoint>();
        var planned = plan.Fetches.Select(fetch => fetch.Request.FetchId).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, _) in options.Endpoints.Where(entry => entry.Value.Plan == PlanRule.Always))
        {
            if (options.SkipEndpoints.Contains(name))
            {
                continue;
            }

            await foreach (var checkpoint in checkpoints.OfEndpointAsync(name, cancellationToken))
            {
                if (context.Due.MayRotate(checkpoint) && !planned.Contains(checkpoint.FetchId))
                {
                    candidates.Add(checkpoint);
                }
            }
        }

        var chosen = candidates
            .OrderBy(checkpoint => checkpoint.AnsweredAt)
            .Take(budget)
            .Select(Repeat)
            .ToLookup(fetch => fetch.Request.Contract.Name);
        return new Plan([.. plan.Endpoints.Select(line => Add(line, [.. chosen[line.Endpoint]]))]);
    }

    private static EndpointPlan Add(EndpointPlan line, IReadOnlyList<PlannedFetch> old) =>
        old.Count == 0
            ? line
            : line with
            {
                Fetches = [.. line.Fetches, .. old],
                Note = line.EstimatedCalls > 0 ? line.Note : "old answers asked again",
            };

    private PlannedFetch Repeat(FetchCheckpoint checkpoint)
    {
        var contract = EndpointContracts.All[checkpoint.Endpoint];
        var expansion = options.Endpoints[checkpoint.Endpoint].Expand;
        return new PlannedFetch(
            FetchRequest.Create(contract, checkpoint.Parameters),
            checkpoint.Scope,
            CallEstimate.Of(contract, expansion, checkpoint)
        );
    }
}
