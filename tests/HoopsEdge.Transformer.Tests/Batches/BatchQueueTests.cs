namespace HoopsEdge.Transformer.Tests.Batches;

public sealed class BatchQueueTests : IDisposable
{
    private readonly BatchQueue<int> _queue = new(most: 5);
    private readonly TaskCompletionSource _first = new();
    private readonly List<int[]> _handled = [];

    [Fact]
    public async Task Batches_that_arrive_while_one_is_handled_go_through_together_up_to_a_full_one()
    {
        var running = Run([1]);
        Task[] waiting = [Run([2, 3]), Run([4]), Run([5, 6, 7]), Run([8])];
        _first.SetResult();

        await Task.WhenAll([running, .. waiting]).WaitAsync(TestContext.Current.CancellationToken);

        _handled.ShouldBe([
            [1],
            [2, 3, 4],
            [5, 6, 7, 8],
        ]);
    }

    [Fact]
    public async Task A_batch_larger_than_a_full_one_goes_through_alone()
    {
        _first.SetResult();

        await Run([1, 2, 3, 4, 5, 6, 7]);

        _handled.ShouldBe([
            [1, 2, 3, 4, 5, 6, 7],
        ]);
    }

    [Fact]
    public async Task What_fails_fails_for_every_batch_that_went_through_and_for_no_later_one()
    {
        var running = Run([1]);
        Task[] failing = [Run([2]), Run([-3])];
        _first.SetResult();
        await running;

        foreach (var batch in failing)
        {
            (await Should.ThrowAsync<InvalidOperationException>(batch)).Message.ShouldBe("-3");
        }

        await Run([4]);
        _handled[^1].ShouldBe([4]);
    }

    public void Dispose() => _queue.Dispose();

    private Task Run(int[] batch) => _queue.RunAsync(batch, HandleAsync, TestContext.Current.CancellationToken);

    private async Task HandleAsync(IReadOnlyList<int> items)
    {
        await _first.Task;
        _handled.Add([.. items]);
        if (items.Any(item => item < 0))
        {
            throw new InvalidOperationException($"{items.First(item => item < 0)}");
        }
    }
}
