namespace HoopsEdge.Lakehouse.Tables.Scanning;

/// <summary>What a body may not exceed, so that a hostile or broken answer cannot exhaust the process.</summary>
public sealed record ScanLimits
{
    /// <summary>Deepest nesting of objects and arrays.</summary>
    /// <value>The default value is 64.</value>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Longest single text or number in bytes.</summary>
    /// <value>The default value is 4 MiB.</value>
    public int MaxTokenBytes { get; init; } = 4 << 20;

    /// <summary>Largest row in bytes: what DuckDB's JSON reader is given room for.</summary>
    /// <value>The default value is 16 MiB.</value>
    public int MaxRowBytes { get; init; } = 16 << 20;

    /// <summary>Most distinct rows that the pages of one capped answer may have; their hashes are held in memory.</summary>
    /// <value>The default value is 2,000,000.</value>
    public int MaxDistinctRows { get; init; } = 2_000_000;
}
