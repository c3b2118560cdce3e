namespace HoopsEdge.Lakehouse.State;

/// <summary>
/// Runs that the API has refused as a whole: a bad key, a blacklisted account. A stop belongs to its run, so the next
/// run tries again, perhaps with another key.
/// </summary>
public sealed class FetchStops(IStateStore store)
{
    private const string Partition = "fetch_stop";

    /// <summary>Reads why a run was stopped.</summary>
    /// <returns>The first stop of the run, or null when it may go on.</returns>
    public Task<FetchStop?> FindAsync(string runId, CancellationToken cancellationToken) =>
        store.GetAsync(Partition, runId, LimitJson.Default.FetchStop, cancellationToken);

    /// <summary>Stops a run; the first reason stays.</summary>
    /// <returns>True when this is the first.</returns>
    public async Task<bool> SetAsync(FetchStop stop, CancellationToken cancellationToken)
    {
        var isFirst = false;
        await store.UpdateAsync(
            Partition,
            stop.RunId,
            LimitJson.Default.FetchStop,
            before =>
            {
                isFirst = before is null;
                return before ?? stop;
            },
            cancellationToken
        );
        return isFirst;
    }
}
