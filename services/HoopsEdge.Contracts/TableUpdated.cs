namespace HoopsEdge.Contracts;

/// <summary>Partitions of a table changed. Drives the catalog, discovery and gold.</summary>
public sealed record TableUpdated
{
    /// <summary>The run whose answer changed it.</summary>
    public required string RunId { get; init; }

    /// <summary>Layer: bronze, silver or gold.</summary>
    public required string Layer { get; init; }

    /// <summary>Table name.</summary>
    public required string Table { get; init; }

    /// <summary>What changed, a member a partition.</summary>
    public required IReadOnlyList<PartitionChange> Partitions { get; init; }
}

/// <summary>One changed partition of a table.</summary>
/// <param name="Partition">Partition path, such as <c>season=2026/date=2025-11-03</c>; empty for an unpartitioned table.</param>
/// <param name="Key">The object that holds it, or null when the partition is gone.</param>
/// <param name="Rows">Rows that it now has.</param>
/// <param name="Bytes">Size of the object in bytes.</param>
public sealed record PartitionChange(string Partition, string? Key, long Rows, long Bytes);
