namespace HoopsEdge.Lakehouse.State;

/// <summary>
/// The generic cell rate algorithm: one point in time (when the bucket would be empty again) says which request may
/// leave when. In any stretch of s seconds at most <c>rate * s + burst</c> requests get a slot.
/// </summary>
/// <param name="interval">Time between two requests at the rate.</param>
/// <param name="burst">Requests that may leave at once after a pause.</param>
internal sealed class Gcra(TimeSpan interval, int burst)
{
    private readonly TimeSpan _tolerance = interval * (burst - 1);

    public static Gcra Of(double requestsPerSecond, int burst) =>
        // Rounded up: an interval that is a tick too short would exceed the rate in the long run.
        new(TimeSpan.FromTicks((long)Math.Ceiling(TimeSpan.TicksPerSecond / requestsPerSecond)), burst);

    public TimeSpan Interval => interval;

    /// <summary>Gives out the next slots.</summary>
    /// <param name="before">The limiter's document, or null when there is none yet.</param>
    /// <param name="now">The time of whoever asks.</param>
    /// <param name="slots">Filled with the times at which the requests may leave, in order.</param>
    /// <returns>The new document.</returns>
    public RateLimiterState Take(RateLimiterState? before, DateTimeOffset now, Span<DateTimeOffset> slots)
    {
        var state = before ?? new RateLimiterState();
        var earliest = Later(now, state.PausedUntil);
        var empty = state.EmptyAt;
        for (var slot = 0; slot < slots.Length; slot++)
        {
            slots[slot] = empty is { } at ? Later(earliest, at - _tolerance) : earliest;
            empty = Later(slots[slot], empty) + interval;
        }

        return state with
        {
            EmptyAt = empty,
        };
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset? right) =>
        right is { } other && other > left ? other : left;
}
