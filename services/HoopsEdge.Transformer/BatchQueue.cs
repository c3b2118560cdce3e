namespace HoopsEdge.Transformer;

/// <summary>
/// One batch at a time; those that arrive meanwhile wait and then go through together. The bus closes a batch by the
/// clock, also while nobody could work on it: on a busy machine that makes many small ones, and each would build the
/// same partitions again.
/// </summary>
/// <param name="most">Most items that go through together, unless one batch alone has more.</param>
internal sealed class BatchQueue<T>(int most) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Queue<Waiting> _waiting = new();

    /// <summary>Waits until the batch was handled, alone or with others.</summary>
    /// <param name="batch">The items of one batch.</param>
    /// <param name="handle">Handles the items of some batches; what it throws, every one of these batches throws.</param>
    /// <param name="cancellationToken">Stops waiting; the batch may be handled nevertheless.</param>
    public async Task RunAsync(
        IReadOnlyList<T> batch,
        Func<IReadOnlyList<T>, Task> handle,
        CancellationToken cancellationToken
    )
    {
        var own = new Waiting(batch, new TaskCompletionSource());
        lock (_waiting)
        {
            _waiting.Enqueue(own);
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (!own.Handled.Task.IsCompleted)
            {
                await HandleAsync(Take(), handle);
            }
        }
        finally
        {
            _turn.Release();
        }

        await own.Handled.Task;
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private static async Task HandleAsync(List<Waiting> group, Func<IReadOnlyList<T>, Task> handle)
    {
        try
        {
            await handle([.. group.SelectMany(waiting => waiting.Batch)]);
            group.ForEach(waiting => waiting.Handled.SetResult());
        }
        catch (Exception failure)
        {
            group.ForEach(waiting => waiting.Handled.SetException(failure));
        }
    }

    private List<Waiting> Take()
    {
        var group = new List<Waiting>();
        lock (_waiting)
        {
            var size = 0;
            while (_waiting.TryPeek(out var next) && (group.Count == 0 || size + next.Batch.Count <= most))
            {
                group.Add(_waiting.Dequeue());
                size += next.Batch.Count;
            }
        }

        return group;
    }

    private sealed record Waiting(IReadOnlyList<T> Batch, TaskCompletionSource Handled);
}
