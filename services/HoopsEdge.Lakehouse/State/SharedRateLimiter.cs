using HoopsEdge.Lakehouse.Configuration;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Lakehouse.State;

/// <summary>
/// One rate limit for every fetcher that shares the state store: the limit belongs to the API key. Slots are given out
/// by a conditional update, a small block at once (at most <see cref="MostInBlock"/>) when several requests wait.
/// They are asked for as far ahead as the store took to answer last. A slot that its process came too late for, because
/// the store or the machine held it up, is given up. The burst pays for both: half of it may leave at once, the
/// other half is how late a request may be, so that no second ever sees more than the rate and the burst (at rates
/// where that is less than <see cref="LeastLateness"/>: what the rate lets pass in that time).
/// </summary>
public sealed class SharedRateLimiter : IDisposable
{
    private const int MostInBlock = 8;
    private const string Partition = "rate_limiter";
    private const string Sort = "api";
    private static readonly TimeSpan StoreTime = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LeastLateness = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(1);

    private readonly IStateStore _store;
    private readonly TimeProvider _time;
    private readonly Gcra _gcra;
    private readonly TimeSpan _lateness;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Queue<DateTimeOffset> _block = new();
    private long _pausedUntil;
    private long _storeTicks;
    private int _waiting;

    /// <summary>Joins the limiter of a state store.</summary>
    public SharedRateLimiter(IStateStore store, IOptions<ApiOptions> options, TimeProvider time)
    {
        _store = store;
        _time = time;
        var burst = options.Value.Burst;
        var atOnce = (burst + 1) / 2;
        _gcra = Gcra.Of(options.Value.RequestsPerSecond, atOnce);
        // Half a request more does not fill another place in any second; with a burst of 1 it is all the time there is.
        var late = _gcra.Interval * (burst - atOnce + 0.5);
        _lateness = late > LeastLateness ? late : LeastLateness;
    }

    /// <summary>Waits until one request may leave.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (!await ReachAsync(await NextSlotAsync(cancellationToken), cancellationToken)) { }
    }

    /// <summary>Makes every fetcher wait: the API asked for it, or is not well.</summary>
    /// <param name="until">When requests may leave again; an earlier time than one set before changes nothing.</param>
    /// <param name="cancellationToken">Stops before the pause is set.</param>
    public async Task PauseAllAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        Remember(until);
        await _store.UpdateAsync(
            Partition,
            Sort,
            LimitJson.Default.RateLimiterState,
            before => before?.PausedUntil >= until ? before : (before ?? new()) with { PausedUntil = until },
            cancellationToken
        );
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    /// <summary>Takes slots out of the shared document.</summary>
    internal async Task<DateTimeOffset[]> ReserveAsync(int count, CancellationToken cancellationToken)
    {
        var slots = new DateTimeOffset[count];
        var ahead = TimeSpan.FromTicks(Volatile.Read(ref _storeTicks));
        var asked = _time.GetUtcNow();
        var after = await _store.UpdateAsync(
            Partition,
            Sort,
            LimitJson.Default.RateLimiterState,
            before => _gcra.Take(before, (asked = _time.GetUtcNow()) + ahead, slots),
            cancellationToken
        );
        var took = _time.GetUtcNow() - asked;
        Volatile.Write(ref _storeTicks, Math.Clamp(took.Ticks, 0, LongWait.Ticks));
        Remember(after?.PausedUntil ?? default);
        return slots;
    }

    // As many as wait, or what leaves within the time that a slow store takes for one update.
    private int BlockSize => Math.Clamp(Math.Max(_waiting, (int)(StoreTime / _gcra.Interval)), 1, MostInBlock);

    private async Task<DateTimeOffset> NextSlotAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _gate.WaitAsync(cancellationToken);
            try
            {
                while (_block.TryDequeue(out var left))
                {
                    // Nobody waited for it, so it may not add to a burst.
                    if (_time.GetUtcNow() - left <= _gcra.Interval)
                    {
                        return left;
                    }
                }

                var block = await ReserveAsync(BlockSize, cancellationToken);
                foreach (var slot in block.AsSpan(1))
                {
                    _block.Enqueue(slot);
                }

                return block[0];
            }
            finally
            {
                _gate.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <returns>False when the slot is gone: everybody was paused meanwhile, or this process was held up.</returns>
    private async Task<bool> ReachAsync(DateTimeOffset slot, CancellationToken cancellationToken)
    {
        var wait = slot - _time.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, _time, cancellationToken);
        }

        if (wait >= LongWait)
        {
            // Long enough for another process to have set a pause.
            var state = await _store.GetAsync(Partition, Sort, LimitJson.Default.RateLimiterState, cancellationToken);
            Remember(state?.PausedUntil ?? default);
        }

        return !IsMissed(slot) && slot.UtcTicks >= Volatile.Read(ref _pausedUntil);
    }

    private bool IsMissed(DateTimeOffset slot) => _time.GetUtcNow() - slot > _lateness;

    private void Remember(DateTimeOffset pausedUntil)
    {
        var seen = Volatile.Read(ref _pausedUntil);
        while (pausedUntil.UtcTicks > seen)
        {
            seen =
                Interlocked.CompareExchange(ref _pausedUntil, pausedUntil.UtcTicks, seen) == seen
                    ? pausedUntil.UtcTicks
                    : Volatile.Read(ref _pausedUntil);
        }
    }
}
