using HoopsEdge.Lakehouse.State;

namespace HoopsEdge.Transformer.Tests.Faults;

/// <summary>A state store whose user dies before or after any operation.</summary>
internal sealed class CrashingStateStore(IStateStore inner, CrashSchedule crash) : IStateStore
{
    public Task<StateDocument?> GetAsync(string partition, string sort, CancellationToken cancellationToken)
    {
        crash.Step();
        return inner.GetAsync(partition, sort, cancellationToken);
    }

    public IAsyncEnumerable<StateDocument> QueryAsync(
        string partition,
        string sortPrefix,
        CancellationToken cancellationToken
    )
    {
        crash.Step();
        return inner.QueryAsync(partition, sortPrefix, cancellationToken);
    }

    public async Task<long?> PutAsync(
        string partition,
        string sort,
        string json,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        crash.Step();
        var version = await inner.PutAsync(partition, sort, json, expectedVersion, cancellationToken);
        crash.Step();
        return version;
    }

    public async Task<bool> DeleteAsync(
        string partition,
        string sort,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        crash.Step();
        var isDeleted = await inner.DeleteAsync(partition, sort, expectedVersion, cancellationToken);
        crash.Step();
        return isDeleted;
    }
}
