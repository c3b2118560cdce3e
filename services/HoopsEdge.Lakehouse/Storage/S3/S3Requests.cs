using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace HoopsEdge.Lakehouse.Storage.S3;

/// <summary>
/// Counts the HTTP requests to S3 by operation, retries and parts included, because requests are what S3 charges for.
/// Also the metric <c>hoops.s3.requests</c> with the tag <c>operation</c>.
/// </summary>
public sealed class S3Requests
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "HoopsEdge.Lakehouse";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Metric = Meter.CreateCounter<long>(
        "hoops.s3.requests",
        "{request}",
        "Requests to S3 by operation"
    );

    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Requests so far by operation, as S3 names it.</summary>
    public IReadOnlyDictionary<string, long> Counts =>
        new SortedDictionary<string, long>(_counts.ToDictionary(), StringComparer.Ordinal);

    /// <summary>Requests so far.</summary>
    public long Total => _counts.Values.Sum();

    /// <summary>Starts counting at nothing again.</summary>
    public void Reset() => _counts.Clear();

    internal void Count(string operation)
    {
        _counts.AddOrUpdate(operation, 1, (_, before) => before + 1);
        Metric.Add(1, new KeyValuePair<string, object?>("operation", operation));
    }
}
