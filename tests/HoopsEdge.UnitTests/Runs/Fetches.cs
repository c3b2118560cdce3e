using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.UnitTests.Requests;

namespace HoopsEdge.UnitTests.Runs;

/// <summary>Fetches of one season of rankings, and what became of them.</summary>
internal static class Fetches
{
    public const string Run = "run-1";

    public static PlannedFetch Of(int season, string endpoint = "rankings") =>
        new(Request.Of(endpoint, $"season={season}"), new FetchScope { Season = season }, 1);

    public static FetchCheckpoint Checkpoint(this PlannedFetch fetch, FetchStatus status, string run = Run) =>
        new()
        {
            Endpoint = fetch.Request.Contract.Name,
            FetchId = fetch.Request.FetchId,
            Parameters = fetch.Request.Parameters,
            Scope = fetch.Scope,
            RunId = run,
            Status = status,
            Rows = 10,
            Bytes = 1000,
            Calls = 1,
        };
}
