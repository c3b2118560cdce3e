using System.Collections.Concurrent;
using CsCheck;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HoopsEdge.Fetcher.Tests.Limits;

/// <summary>One limit for several fetchers on one state store.</summary>
public sealed class SharedRateLimiterTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("hoops-limiter-test-").FullName;
    private int _stores;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Ten_fetchers_that_ask_at_the_same_time_stay_under_one_limit()
    {
        var time = new FakeTimeProvider(Start);
        var store = NewStore();
        var limiters = Enumerable.Range(0, 10).Select(_ => Limiter(store, time, 20, 5)).ToArray();
        var slots = new ConcurrentBag<DateTimeOffset>();

        await Parallel.ForEachAsync(
            limiters.SelectMany(limiter => Enumerable.Repeat(limiter, 20)),
            new ParallelOptions { MaxDegreeOfParallelism = 10 },
            async (limiter, token) =>
            {
                foreach (var slot in await limiter.ReserveAsync(2, token))
                {
                    slots.Add(slot);
                }
            }
        );

        slots.Count.ShouldBe(400);
        // 3 of the burst of 5 at once, then one every 50 ms: no slot is given out twice and none is lost.
        var offsets = slots.Order().Select(slot => (slot - Start).TotalMilliseconds).ToArray();
        offsets.ShouldBe([0, 0, 0, .. Enumerable.Range(1, 397).Select(number => number * 50.0)]);
    }

    [Fact]
    public void Any_mix_of_fetchers_and_pauses_gives_each_slot_once_and_never_too_many() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 20], Gen.Int[1, 8].List[1, 12])
            .Sample(
                (fetchers, rate, blocks) =>
                {
                    var time = new FakeTimeProvider(Start);
                    var store = NewStore();
                    var limiters = Enumerable.Range(0, fetchers).Select(_ => Limiter(store, time, rate, 2)).ToArray();
                    var slots = new ConcurrentBag<DateTimeOffset>();
                    Task.WaitAll([
                        .. blocks.Select(
                            (count, index) =>
                                Task.Run(async () =>
                                {
                                    foreach (var slot in await limiters[index % fetchers].ReserveAsync(count, default))
                                    {
                                        slots.Add(slot);
                                    }
                                })
                        ),
                    ]);
                    var all = slots.Order().ToArray();
                    return all.Length == blocks.Sum()
                        && all.Index().All(slot => Allowed(slot.Item - Start, rate, 2) >= slot.Index + 1);
                },
                iter: 40
            );

    [Fact]
    public async Task A_request_waits_until_its_slot()
    {
        var time = new FakeTimeProvider(Start);
        using var limiter = Limiter(NewStore(), time, 1, 1);
        await limiter.WaitAsync(TestContext.Current.CancellationToken);

        var second = limiter.WaitAsync(TestContext.Current.CancellationToken);
        second.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromMilliseconds(999));
        second.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromMilliseconds(1));

        await second;
    }

    [Fact]
    public async Task A_pause_holds_back_every_fetcher_and_a_shorter_one_changes_nothing()
    {
        var time = new FakeTimeProvider(Start);
        var store = NewStore();
        using var here = Limiter(store, time, 100, 10);
        using var there = Limiter(store, time, 100, 10);

        await here.PauseAllAsync(Start.AddSeconds(30), TestContext.Current.CancellationToken);
        await here.PauseAllAsync(Start.AddSeconds(10), TestContext.Current.CancellationToken);
        var waiting = there.WaitAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(29));
        waiting.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));

        await waiting;
    }

    [Fact]
    public async Task Whoever_waits_already_when_another_fetcher_sets_a_pause_waits_on()
    {
        var time = new FakeTimeProvider(Start);
        var store = NewStore();
        using var here = Limiter(store, time, 0.5, 1);
        using var there = Limiter(store, time, 0.5, 1);
        await there.WaitAsync(TestContext.Current.CancellationToken);

        var waiting = there.WaitAsync(TestContext.Current.CancellationToken);
        await here.PauseAllAsync(Start.AddSeconds(60), TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(2));
        waiting.IsCompleted.ShouldBeFalse();
        await AdvanceUntilAsync(time, waiting);

        time.GetUtcNow().ShouldBeGreaterThanOrEqualTo(Start.AddSeconds(60));
    }

    [Fact]
    public async Task A_request_that_gives_up_waiting_does_not_block_the_others()
    {
        var time = new FakeTimeProvider(Start);
        using var limiter = Limiter(NewStore(), time, 1, 1);
        using var patience = new CancellationTokenSource();
        await limiter.WaitAsync(TestContext.Current.CancellationToken);

        var impatient = limiter.WaitAsync(patience.Token);
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => impatient);
        var next = limiter.WaitAsync(TestContext.Current.CancellationToken);
        await AdvanceUntilAsync(time, next);

        time.GetUtcNow().ShouldBeLessThanOrEqualTo(Start.AddSeconds(4));
    }

    [Fact]
    public async Task Requests_of_a_process_that_was_held_up_do_not_leave_in_a_heap()
    {
        var time = new FakeTimeProvider(Start);
        using var limiter = Limiter(NewStore(), time, 1, 1);
        var left = new ConcurrentQueue<DateTimeOffset>();
        var requests = Enumerable.Range(0, 6).Select(_ => LeaveAsync()).ToArray();

        // The process stands still for a minute, and then runs on.
        time.Advance(TimeSpan.FromMinutes(1));
        await AdvanceUntilAsync(time, Task.WhenAll(requests));

        var times = left.Order().ToArray();
        times.Count(at => at >= Start.AddMinutes(1) && at < Start.AddMinutes(1).AddSeconds(2)).ShouldBeLessThan(5);

        async Task LeaveAsync()
        {
            await limiter.WaitAsync(TestContext.Current.CancellationToken);
            left.Enqueue(time.GetUtcNow());
        }
    }

    [Fact]
    public async Task A_slot_that_a_slow_store_gives_out_too_late_is_given_up_and_the_next_asked_for_in_time()
    {
        var time = new FakeTimeProvider(Start);
        var store = new SlowStore(NewStore(), time, TimeSpan.FromMilliseconds(300));
        using var limiter = Limiter(store, time, 20, 5);

        await limiter.WaitAsync(TestContext.Current.CancellationToken);
        store.Writes.ShouldBe(2);
        await limiter.WaitAsync(TestContext.Current.CancellationToken);
        store.Writes.ShouldBe(3);
    }

    private SqliteStateStore NewStore() => new(Path.Combine(_folder, $"state-{Interlocked.Increment(ref _stores)}.db"));

    private static SharedRateLimiter Limiter(IStateStore store, TimeProvider time, double rate, int burst) =>
        new(store, Options.Create(new ApiOptions { RequestsPerSecond = rate, Burst = burst }), time);

    private static double Allowed(TimeSpan since, double rate, int burst) =>
        Math.Floor((since.TotalSeconds * rate) + burst + 1e-6);

    /// <summary>A store whose writes take their time.</summary>
    private sealed class SlowStore(IStateStore store, FakeTimeProvider time, TimeSpan slowness) : IStateStore
    {
        public int Writes { get; private set; }

        public Task<StateDocument?> GetAsync(string partition, string sort, CancellationToken cancellationToken) =>
            store.GetAsync(partition, sort, cancellationToken);

        public IAsyncEnumerable<StateDocument> QueryAsync(
            string partition,
            string sortPrefix,
            CancellationToken cancellationToken
        ) => store.QueryAsync(partition, sortPrefix, cancellationToken);

        public async Task<long?> PutAsync(
            string partition,
            string sort,
            string json,
            long expectedVersion,
            CancellationToken cancellationToken
        )
        {
            var version = await store.PutAsync(partition, sort, json, expectedVersion, cancellationToken);
            Writes++;
            time.Advance(slowness);
            return version;
        }

        public Task<bool> DeleteAsync(
            string partition,
            string sort,
            long expectedVersion,
            CancellationToken cancellationToken
        ) => store.DeleteAsync(partition, sort, expectedVersion, cancellationToken);
    }

    private static async Task AdvanceUntilAsync(FakeTimeProvider time, Task task)
    {
        for (var step = 0; step < 10_000 && !task.IsCompleted; step++)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            for (var turn = 0; turn < 50 && !task.IsCompleted; turn++)
            {
                await Task.Yield();
            }
        }

        await task;
    }
}
