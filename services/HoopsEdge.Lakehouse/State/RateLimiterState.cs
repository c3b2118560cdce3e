namespace HoopsEdge.Lakehouse.State;

/// <summary>The shared rate limiter's document.</summary>
internal sealed record RateLimiterState
{
    /// <summary>When every slot given out so far has been paid for at the rate; null before the first.</summary>
    public DateTimeOffset? EmptyAt { get; init; }

    /// <summary>Until when nobody may ask; null when there was no pause yet.</summary>
    public DateTimeOffset? PausedUntil { get; init; }
}
