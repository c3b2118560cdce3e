namespace HoopsEdge.Transformer;

/// <summary>How much is computed at the same time: each session in use takes a lane and its share of the memory, and work
/// that is large or spread over several sessions takes all lanes.</summary>
/// <param name="count">Lanes.</param>
internal sealed class SessionLanes(int count) : IDisposable
{
    private readonly SemaphoreSlim _free = new(count, count);
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Lanes there are.</summary>
    public int Count => count;

    /// <summary>Waits for a lane; disposing the result frees it.</summary>
    public Task<IDisposable> TakeAsync(CancellationToken cancellationToken) => TakeAsync(1, cancellationToken);

    /// <summary>Waits until nobody else computes and keeps it so.</summary>
    public Task<IDisposable> TakeAllAsync(CancellationToken cancellationToken) => TakeAsync(count, cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        _free.Dispose();
        _gate.Dispose();
    }

    // Who waits for all lanes holds the gate: nobody comes in between, and two never wait for each other's half.
    private async Task<IDisposable> TakeAsync(int lanes, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        var taken = 0;
        try
        {
            for (; taken < lanes; taken++)
            {
                await _free.WaitAsync(cancellationToken);
            }

            return new Taken(_free, lanes);
        }
        catch (OperationCanceledException) when (taken > 0)
        {
            _free.Release(taken);
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    private sealed class Taken(SemaphoreSlim free, int lanes) : IDisposable
    {
        public void Dispose() => free.Release(lanes);
    }
}
