using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HoopsEdge.Scheduler.Admin;

/// <summary><c>/runs</c> and <c>/plan</c>.</summary>
internal static class RunRoutes
{
    private const string By = "admin";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/runs", StartAsync).WithSummary("Ask for a run");
        routes.MapPost("/runs/{id}/cancel", CancelAsync).WithSummary("End a run early");
        routes.MapGet("/runs", ListAsync).WithSummary("The runs, the newest first");
        routes.MapGet("/runs/{id}", FindAsync).WithSummary("One run");
        routes.MapGet("/plan", PlanAsync).WithSummary("What a run would fetch now, without any call");
    }

    private static async Task<Results<Accepted<RunRecord>, ProblemHttpResult>> StartAsync(
        RunOrder order,
        Planner planner,
        RunRecords records,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var request = order.ToRequest();
            planner.CheckEndpoints(request);
            var record = await records.EnqueueAsync(request, By, cancellationToken);
            return TypedResults.Accepted($"/runs/{record.RunId}", record);
        }
        catch (ArgumentException wrong)
        {
            return TypedResults.Problem(wrong.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<Results<Accepted<RunRecord>, ProblemHttpResult>> CancelAsync(
        string id,
        RunRecords records,
        CancellationToken cancellationToken
    )
    {
        var record = await records.UpdateAsync(
            id,
            before => before is { IsFinished: false } ? before with { CancelRequested = true } : before,
            cancellationToken
        );
        return record is null ? NotFound(id) : TypedResults.Accepted($"/runs/{record.RunId}", record);
    }

    private static async Task<Ok<IReadOnlyList<RunRecord>>> ListAsync(
        RunRecords records,
        CancellationToken cancellationToken,
        int most = 50
    ) => TypedResults.Ok<IReadOnlyList<RunRecord>>([.. (await records.ListAsync(cancellationToken)).Take(most)]);

    private static async Task<Results<Ok<RunRecord>, ProblemHttpResult>> FindAsync(
        string id,
        RunRecords records,
        CancellationToken cancellationToken
    ) => await records.FindAsync(id, cancellationToken) is { } record ? TypedResults.Ok(record) : NotFound(id);

    private static async Task<Results<Ok<PlanAnswer>, ProblemHttpResult>> PlanAsync(
        Planner planner,
        CancellationToken cancellationToken,
        string mode = "incremental",
        int? fromSeason = null,
        int? toSeason = null,
        string endpoints = ""
    )
    {
        try
        {
            var order = new RunOrder
            {
                Mode = mode,
                FromSeason = fromSeason,
                ToSeason = toSeason,
                Endpoints = endpoints.Split(
                    ',',
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                ),
            };
            var plan = await planner.PlanAsync(order.ToRequest(), new HashSet<string>(), cancellationToken);
            var lines = plan.Endpoints.Select(line => new PlannedCalls(
                line.Endpoint,
                line.Calls,
                line.EstimatedCalls,
                line.Note
            ));
            return TypedResults.Ok(new PlanAnswer(plan.Calls, [.. lines]));
        }
        catch (ArgumentException wrong)
        {
            return TypedResults.Problem(wrong.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static ProblemHttpResult NotFound(string id) =>
        TypedResults.Problem($"there is no run '{id}'", statusCode: StatusCodes.Status404NotFound);
}
