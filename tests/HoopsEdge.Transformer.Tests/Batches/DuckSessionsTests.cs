using HoopsEdge.Lakehouse.Configuration;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Transformer.Tests.Batches;

public sealed class DuckSessionsTests : IDisposable
{
    private readonly DuckSessions _sessions = new(
        Options.Create(new TransformOptions { MemoryLimitMb = 320, Threads = 2 })
    );

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private long TooMuch => _sessions.RowsAtOnce + 1;

    [Fact]
    public async Task Two_sessions_work_at_the_same_time_with_half_of_the_memory_each_and_a_third_waits()
    {
        await using var one = await _sessions.RentAsync(1, Stop);
        var other = await _sessions.RentAsync(1, Stop);
        (await MemoryAsync(one)).ShouldBe("152.5 MiB");
        (await MemoryAsync(other)).ShouldBe("152.5 MiB");

        var third = _sessions.RentAsync(1, Stop);
        third.IsCompleted.ShouldBeFalse();
        await other.DisposeAsync();

        await using var got = await third.WaitAsync(TimeSpan.FromSeconds(10), Stop);
        got.Duck.ShouldBeSameAs(other.Duck);
    }

    [Fact]
    public async Task Large_work_waits_for_the_others_keeps_new_ones_out_and_has_their_memory()
    {
        var small = await _sessions.RentAsync(1, Stop);
        var large = _sessions.RentAsync(TooMuch, Stop);
        var late = _sessions.RentAsync(1, Stop);
        large.IsCompleted.ShouldBeFalse();

        await small.DisposeAsync();
        var lease = await large.WaitAsync(TimeSpan.FromSeconds(10), Stop);
        (await MemoryAsync(lease)).ShouldBe("267.0 MiB");
        late.IsCompleted.ShouldBeFalse();

        await lease.DisposeAsync();
        await using var got = await late.WaitAsync(TimeSpan.FromSeconds(10), Stop);
    }

    [Fact]
    public async Task Who_gives_up_waiting_for_all_of_it_leaves_it_to_the_others()
    {
        await using var small = await _sessions.RentAsync(1, Stop);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var large = _sessions.RentAsync(TooMuch, patience.Token);
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => large);

        await using var next = await _sessions.RentAsync(1, Stop).WaitAsync(TimeSpan.FromSeconds(10), Stop);
    }

    public void Dispose() => _sessions.Dispose();

    private static async Task<string> MemoryAsync(DuckSessions.Lease lease) =>
        (await lease.Duck.QueryAsync("select current_setting('memory_limit')", row => row.GetString(0), Stop)).Single();
}
