using CsCheck;
using HoopsEdge.Lakehouse.State;

namespace HoopsEdge.Fetcher.Tests.Limits;

/// <summary>The arithmetic of the rate limit.</summary>
public sealed class GcraTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void After_a_pause_the_burst_leaves_at_once_and_the_rest_at_the_rate()
    {
        var slots = new DateTimeOffset[5];

        Gcra.Of(requestsPerSecond: 2, burst: 3).Take(null, Start, slots);

        slots.Select(slot => (slot - Start).TotalMilliseconds).ShouldBe([0, 0, 0, 500, 1000]);
    }

    [Fact]
    public void A_pause_moves_every_slot_behind_it()
    {
        var slots = new DateTimeOffset[2];
        var paused = new RateLimiterState { PausedUntil = Start.AddMinutes(3) };

        Gcra.Of(2, 1).Take(paused, Start, slots);

        slots.ShouldBe([Start.AddMinutes(3), Start.AddMinutes(3).AddSeconds(0.5)]);
    }

    [Fact]
    public void No_stretch_of_time_has_more_slots_than_rate_times_seconds_plus_burst() =>
        Gen.Select(
                Gen.Double[0.05, 200],
                Gen.Int[1, 50],
                // When somebody asks (milliseconds later; clocks differ, so sometimes earlier), and for how many.
                Gen.Select(Gen.Int[-300, 2000], Gen.Int[1, 8]).List[1, 60]
            )
            .Sample((rate, burst, asks) => Count(rate, burst, Slots(rate, burst, asks)), iter: 2000);

    private static List<DateTimeOffset> Slots(double rate, int burst, List<(int Later, int Count)> asks)
    {
        var gcra = Gcra.Of(rate, burst);
        var all = new List<DateTimeOffset>();
        RateLimiterState? state = null;
        var now = Start;
        foreach (var (later, count) in asks)
        {
            now = now.AddMilliseconds(later);
            var slots = new DateTimeOffset[count];
            state = gcra.Take(state, now, slots);
            all.AddRange(slots);
        }

        return [.. all.Order()];
    }

    private static void Count(double rate, int burst, List<DateTimeOffset> slots)
    {
        for (var first = 0; first < slots.Count; first++)
        {
            for (var last = first; last < slots.Count; last++)
            {
                var seconds = (slots[last] - slots[first]).TotalSeconds;
                (last - first + 1).ShouldBeLessThanOrEqualTo((int)Math.Floor((rate * seconds) + burst + 1e-6));
            }
        }
    }
}
