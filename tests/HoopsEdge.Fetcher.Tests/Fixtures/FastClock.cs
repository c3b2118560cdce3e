namespace HoopsEdge.Fetcher.Tests.Fixtures;

/// <summary>A clock that runs faster than time, so that pauses of seconds take milliseconds and nothing has to be
/// pushed along by hand.</summary>
public sealed class FastClock(double speed) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private readonly long _startedAt = System.GetTimestamp();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start + TimeSpan.FromTicks(GetTimestamp());

    public override long GetTimestamp() => (long)(System.GetElapsedTime(_startedAt).Ticks * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period)), this);

    private TimeSpan Shorten(TimeSpan time) =>
        time <= TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Max(1, time.TotalMilliseconds / speed));

    private sealed class FastTimer(ITimer timer, FastClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) =>
            timer.Change(clock.Shorten(dueTime), clock.Shorten(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
