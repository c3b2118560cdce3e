using HoopsEdge.Contracts;

namespace HoopsEdge.Transformer.Silver;

/// <summary>
/// What the newest answer of one scope says is in one season of a silver table. A silver partition is a pure function
/// of the claims on it: of the rows that they hold for one key, the newest ingestion wins.
/// </summary>
public sealed record Claim
{
    /// <summary>The fetch whose answer claims.</summary>
    public required string FetchId { get; init; }

    /// <summary>Its endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>What the fetch asked about.</summary>
    public required FetchScope Scope { get; init; }

    /// <summary>When the answer was received; an older answer never replaces a newer claim.</summary>
    public required DateTimeOffset IngestedAt { get; init; }

    /// <summary>The bronze object with the rows; null when the answer has no rows.</summary>
    public string? BronzeKey { get; init; }

    /// <summary>The version of the bronze object that was written; null where it is not known.</summary>
    public string? BronzeVersion { get; init; }

    /// <summary>Fingerprint of the contract that the bronze object was written with.</summary>
    public string Contract { get; init; } = "";

    /// <summary>What is claimed, by partition path.</summary>
    public IReadOnlyDictionary<string, ClaimedPartition> Partitions { get; init; } =
        new Dictionary<string, ClaimedPartition>();

    /// <summary>Partitions that may not show this claim yet: written before the work, cleared after it, so that a crash
    /// in between leaves the work known.</summary>
    public IReadOnlyList<string> Dirty { get; init; } = [];

    /// <summary>Games that the replaced claim held and this one does not hold on the same day: where an older answer
    /// still has them they show again, so those partitions are dirty too. Cleared together with <see cref="Dirty"/>.</summary>
    public IReadOnlyList<int> Released { get; init; } = [];
}

/// <summary>A claim's share of one partition.</summary>
/// <param name="Rows">Rows claimed.</param>
/// <param name="Games">Games claimed, in order; empty for tables without game dates.</param>
public sealed record ClaimedPartition(long Rows, IReadOnlyList<int> Games);
