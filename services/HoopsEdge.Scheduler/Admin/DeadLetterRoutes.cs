using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Replaying;
using HoopsEdge.Scheduler.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HoopsEdge.Scheduler.Admin;

/// <summary><c>/dead-letters</c>.</summary>
internal static class DeadLetterRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/dead-letters", ListAsync).WithSummary("The fetches that failed for good");
        routes.MapPost("/dead-letters/replay", ReplayAsync).WithSummary("Put dead-lettered fetches back, each once");
    }

    private static async Task<Results<Ok<IReadOnlyList<DeadLetter>>, ProblemHttpResult>> ListAsync(
        DeadLetterSearch search,
        CancellationToken cancellationToken,
        string? endpoint = null,
        DateTimeOffset? since = null,
        int most = 200
    )
    {
        if (FindProblem(endpoint) is { } problem)
        {
            return problem;
        }

        var letters = new List<DeadLetter>();
        var selection = new ReplaySelection { Endpoint = endpoint, Since = since };
        await foreach (var letter in search.FindAsync(selection, cancellationToken))
        {
            letters.Add(letter);
            if (letters.Count == most)
            {
                break;
            }
        }

        return TypedResults.Ok<IReadOnlyList<DeadLetter>>(letters);
    }

    private static async Task<Results<Accepted<RunRecord>, ProblemHttpResult>> ReplayAsync(
        ReplayOrder? order,
        RunRecords records,
        CancellationToken cancellationToken
    )
    {
        if (FindProblem(order?.Endpoint) is { } problem)
        {
            return problem;
        }

        var request = new RunRequest
        {
            Mode = RunMode.Replay,
            Replay = new ReplaySelection
            {
                Endpoint = order?.Endpoint,
                Since = order?.Since,
                FetchIds = order?.FetchIds ?? [],
            },
        };
        var record = await records.EnqueueAsync(request, "admin", cancellationToken);
        return TypedResults.Accepted($"/runs/{record.RunId}", record);
    }

    private static ProblemHttpResult? FindProblem(string? endpoint) =>
        endpoint is null || EndpointContracts.All.ContainsKey(endpoint)
            ? null
            : TypedResults.Problem($"there is no endpoint '{endpoint}'", statusCode: StatusCodes.Status400BadRequest);
}
