using HoopsEdge.Contracts;

namespace HoopsEdge.Transformer.Gold;

/// <summary>What to build.</summary>
/// <param name="Seasons">Seasons; empty for each that has games.</param>
/// <param name="Table">One table with the derived tables that it reads, or null for all.</param>
/// <param name="DryRun">Only says what would be built.</param>
public sealed record GoldRequest(IReadOnlyCollection<int> Seasons, string? Table = null, bool DryRun = false)
{
    /// <summary>Where no seasons are named: the first of them, or null for all.</summary>
    public int? From { get; init; }
}

/// <summary>What became of the seasons of derived tables.</summary>
/// <param name="Builds">A member a table and season, in the order of building.</param>
public sealed record GoldReport(IReadOnlyList<TableBuild> Builds)
{
    /// <summary>The tables that could not be built; their old data is as it was.</summary>
    public IEnumerable<TableBuild> Failed => Builds.Where(build => build.Outcome is BuildOutcome.Failed);
}

/// <summary>What became of one season of a derived table.</summary>
public sealed record TableBuild
{
    /// <summary>Layer: silver or gold.</summary>
    public required string Layer { get; init; }

    /// <summary>Table name.</summary>
    public required string Table { get; init; }

    /// <summary>Year in which the season ends.</summary>
    public required int Season { get; init; }

    /// <summary>What became of it.</summary>
    public required BuildOutcome Outcome { get; init; }

    /// <summary>The partitions whose content changed.</summary>
    public IReadOnlyList<PartitionChange> Changes { get; init; } = [];

    /// <summary>Partitions computed, whether they changed or not; of a dry run, those that would be.</summary>
    public int Computed { get; init; }

    /// <summary>Seconds that it took.</summary>
    public double Seconds { get; init; }

    /// <summary>Why it failed, in one line; or null.</summary>
    public string? Error { get; init; }
}

/// <summary>What became of a table.</summary>
public enum BuildOutcome
{
    /// <summary>What it follows from is as it was: nothing was read or written.</summary>
    Unchanged,

    /// <summary>It was computed again; objects with equal content were left as they are.</summary>
    Built,

    /// <summary>A dry run: it would be built.</summary>
    Due,

    /// <summary>It could not be built, or a table that it reads could not; the old data stays.</summary>
    Failed,
}
