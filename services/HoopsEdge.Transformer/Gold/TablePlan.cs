using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Gold;

/// <summary>What has to be done for one season of a derived table.</summary>
internal sealed record TablePlan
{
    /// <summary>The table.</summary>
    public required SqlTable Table { get; init; }

    /// <summary>Year in which the season ends.</summary>
    public required int Season { get; init; }

    /// <summary>Fingerprint of all that the season follows from.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The units of work that have to be computed.</summary>
    public required IReadOnlyList<BuildUnit> Due { get; init; }

    /// <summary>Partitions that are right as they are.</summary>
    public required IReadOnlyDictionary<string, BuiltObject> Kept { get; init; }

    /// <summary>The table's objects of the season before the build, by partition.</summary>
    public required IReadOnlyDictionary<string, PartitionObject> Present { get; init; }

    /// <summary>True when nothing that the season follows from has changed.</summary>
    public required bool IsUnchanged { get; init; }
}

/// <summary>What one statement computes: a season, or one day of it.</summary>
/// <param name="Partition">The day's partition; empty for the whole season.</param>
/// <param name="Fingerprint">Fingerprint of what it follows from.</param>
/// <param name="Inputs">The objects that it reads.</param>
internal sealed record BuildUnit(string Partition, string Fingerprint, IReadOnlyList<InputFiles> Inputs);

/// <summary>The objects of one input.</summary>
/// <param name="Input">The input.</param>
/// <param name="Objects">Its objects.</param>
internal sealed record InputFiles(TableInput Input, IReadOnlyList<PartitionObject> Objects);
