namespace HoopsEdge.ApiSimulator;

/// <summary>A fault on a route, decided by a seeded draw for each request.</summary>
public sealed record FaultRule
{
    /// <summary>What goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>The path it applies to, or a prefix of one that ends in *. <value>The default value is "*".</value></summary>
    public string Route { get; init; } = "*";

    /// <summary>Share of the matching requests that fail. <value>The default value is 1.</value></summary>
    public double Rate { get; init; } = 1;

    /// <summary>How many requests fail at most. <value>The default value is no limit.</value></summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>How many matching requests pass first. <value>The default value is 0.</value></summary>
    public int After { get; init; }

    /// <summary>Seed of the draw. <value>The default value is 1.</value></summary>
    public long Seed { get; init; } = 1;

    /// <summary>The Retry-After of a throttle. <value>The default value is 1.</value></summary>
    public int RetryAfterSeconds { get; init; } = 1;

    /// <summary>How long a slow answer takes. <value>The default value is 1,000.</value></summary>
    public int DelayMilliseconds { get; init; } = 1000;
}
