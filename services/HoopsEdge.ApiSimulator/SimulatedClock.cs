namespace HoopsEdge.ApiSimulator;

/// <summary>The league's clock. It stands still until it is moved, and it only moves forward.</summary>
public sealed class SimulatedClock : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset _now;

    /// <summary>Starts the clock at an instant.</summary>
    public SimulatedClock(DateTimeOffset start) => _now = start.ToUniversalTime();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    /// <summary>Moves the clock to an instant that is not in its past.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        lock (_lock)
        {
            if (instant < _now)
                throw new ArgumentOutOfRangeException(nameof(instant), instant, "The clock only moves forward.");
            _now = instant.ToUniversalTime();
        }
    }

    /// <summary>Moves the clock forward.</summary>
    public void Advance(TimeSpan span) => MoveTo(GetUtcNow() + span);
}
