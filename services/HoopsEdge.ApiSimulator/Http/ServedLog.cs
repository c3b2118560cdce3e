using System.Diagnostics;

namespace HoopsEdge.ApiSimulator.Http;

/// <summary>Counts what was served.</summary>
internal sealed class ServedLog(CallMeter meter)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<int, int>> _requests = [];
    private readonly Queue<long> _lastSecond = [];
    private int _busiestSecond;
    private long _total;
    private long _rows;

    /// <summary>Books an arrival.</summary>
    /// <returns>The number of the request.</returns>
    public long Arrive()
    {
        var now = Stopwatch.GetTimestamp();
        lock (_lock)
        {
            _lastSecond.Enqueue(now);
            while (now - _lastSecond.Peek() >= Stopwatch.Frequency)
                _lastSecond.Dequeue();
            _busiestSecond = Math.Max(_busiestSecond, _lastSecond.Count);
            return ++_total;
        }
    }

    public void Serve(string path, int status, int rows)
    {
        lock (_lock)
        {
            if (!_requests.TryGetValue(path, out var statuses))
                _requests.Add(path, statuses = []);
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            _rows += rows;
        }
    }

    public SimulatorStats Snapshot()
    {
        lock (_lock)
        {
            return new SimulatorStats
            {
                Requests = _requests.ToDictionary(
                    entry => entry.Key,
                    IReadOnlyDictionary<int, int> (entry) => new Dictionary<int, int>(entry.Value)
                ),
                TotalRequests = _total,
                RowsServed = _rows,
                MaxRequestsInOneSecond = _busiestSecond,
                CallsCharged = meter.Charged,
            };
        }
    }
}
