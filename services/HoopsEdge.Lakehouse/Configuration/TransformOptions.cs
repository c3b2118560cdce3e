using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary><c>transform</c>: how landed answers become bronze and silver.</summary>
public sealed class TransformOptions
{
    /// <summary>What one DuckDB connection needs: its JSON reader alone takes twice the largest row, 128 MB.</summary>
    public const int LeastMemoryMb = 160;

    /// <summary>Memory in megabytes of one DuckDB connection, or of those together that work at the same time; larger work spills to the temporary folder.</summary>
    [ConfigurationKeyName("memory_limit_mb"), Range(LeastMemoryMb, 1_000_000)]
    public int MemoryLimitMb { get; set; } = 320;

    /// <summary>Answers that are read into bronze at the same time, and threads of a query over the lake. Up to two tables
    /// are built at the same time, on one thread each: beside a second one the first waits busily.</summary>
    [ConfigurationKeyName("threads"), Range(1, 256)]
    public int Threads { get; set; } = 2;

    /// <summary>Most landed answers in one batch.</summary>
    [ConfigurationKeyName("batch_size"), Range(1, 10_000)]
    public int BatchSize { get; set; } = 64;

    /// <summary>Seconds that a batch which is not full waits for one more answer.</summary>
    [ConfigurationKeyName("batch_wait_seconds"), Range(0.01, 600)]
    public double BatchWaitSeconds { get; set; } = 0.5;
}
