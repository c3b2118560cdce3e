namespace HoopsEdge.ApiSimulator.Http;

/// <summary>The month's calls: one is reserved before an answer and given back unless the answer is a success.</summary>
internal sealed class CallMeter(TimeProvider clock, int quota)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _usage = [];
    private (int Year, int Month) _month;
    private int _used;
    private long _charged;

    public int Quota => quota;

    public int Used
    {
        get
        {
            lock (_lock)
            {
                Turn();
                return _used;
            }
        }
    }

    public int Remaining => Math.Max(0, quota - Used);

    public long Charged
    {
        get
        {
            lock (_lock)
                return _charged;
        }
    }

    /// <summary>The first of the next month, midnight UTC.</summary>
    public DateTimeOffset ResetsAt
    {
        get
        {
            var now = clock.GetUtcNow();
            return new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
        }
    }

    public IReadOnlyDictionary<string, int> Usage
    {
        get
        {
            lock (_lock)
                return new Dictionary<string, int>(_usage);
        }
    }

    public bool Reserve(string endpoint)
    {
        lock (_lock)
        {
            Turn();
            if (_used >= quota)
                return false;
            _used++;
            _charged++;
            _usage[endpoint] = _usage.GetValueOrDefault(endpoint) + 1;
            return true;
        }
    }

    public void Refund(string endpoint)
    {
        lock (_lock)
        {
            _used = Math.Max(0, _used - 1);
            _charged--;
            _usage[endpoint]--;
        }
    }

    private void Turn()
    {
        var now = clock.GetUtcNow();
        if ((now.Year, now.Month) == _month)
            return;
        _month = (now.Year, now.Month);
        _used = 0;
    }
}
