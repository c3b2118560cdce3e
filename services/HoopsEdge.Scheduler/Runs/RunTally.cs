using HoopsEdge.Lakehouse.State;

namespace HoopsEdge.Scheduler.Runs;

/// <summary>Counts what became of a run's fetches.</summary>
internal static class RunTally
{
    /// <summary>True when nothing more happens to a fetch in its run.</summary>
    public static bool IsSettled(FetchCheckpoint checkpoint) =>
        checkpoint.Status is not (FetchStatus.Planned or FetchStatus.Landed);

    /// <summary>Counts by endpoint.</summary>
    public static IReadOnlyDictionary<string, EndpointCounts> ByEndpoint(IEnumerable<FetchCheckpoint> fetches) =>
        fetches
            .GroupBy(fetch => fetch.Endpoint)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, Count);

    private static EndpointCounts Count(IEnumerable<FetchCheckpoint> fetches) =>
        fetches.Aggregate(
            new EndpointCounts(),
            (sum, fetch) =>
                sum.Plus(
                    new EndpointCounts
                    {
                        Planned = 1,
                        Landed = One(fetch.Status == FetchStatus.Transformed),
                        Unchanged = One(fetch.Status == FetchStatus.Unchanged),
                        Empty = One(fetch.Status == FetchStatus.Empty),
                        NotFound = One(fetch.Status == FetchStatus.NotFound),
                        NotEntitled = One(fetch.Status == FetchStatus.NotEntitled),
                        Dead = One(fetch.Status == FetchStatus.Dead),
                        Open = One(!IsSettled(fetch)),
                        Rows = fetch.Status == FetchStatus.Transformed ? fetch.Rows : 0,
                        Bytes = fetch.Status == FetchStatus.Transformed ? fetch.Bytes : 0,
                        Calls = fetch.Calls,
                    }
                )
        );

    private static int One(bool condition) => condition ? 1 : 0;
}
