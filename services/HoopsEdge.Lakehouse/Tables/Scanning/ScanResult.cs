namespace HoopsEdge.Lakehouse.Tables.Scanning;

/// <summary>What one pass over a body found out.</summary>
public sealed record ScanResult
{
    /// <summary>Why the body is no array of rows; <see cref="ScanProblem.None"/> when it is one, or is empty.</summary>
    public required ScanProblem Problem { get; init; }

    /// <summary>The problem in one line; null when there is none.</summary>
    public required string? ProblemText { get; init; }

    /// <summary>The first value that does not fit the contract, or null.</summary>
    public required ContractMisfit? Misfit { get; init; }

    /// <summary>Elements of the top-level array; 0 for <c>[]</c>, <c>null</c> and an empty body.</summary>
    public required long Rows { get; init; }

    /// <summary>Bytes of the body.</summary>
    public required long Bytes { get; init; }

    /// <summary>Deepest nesting seen; 1 is the top-level array.</summary>
    public required int Depth { get; init; }

    /// <summary>Hash of the rows that does not depend on their order, on the order of object members, or on the order of
    /// objects inside an array: 32 hex digits. With a <see cref="RowSet"/>, rows
    /// count once; otherwise as often as they are there.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Paths that the contract does not know, such as <c>shotInfo.zone</c> or <c>players[].nickname</c>, sorted;
    /// at most 100.</summary>
    public required IReadOnlyList<string> UnknownFields { get; init; }

    /// <summary>The startDate of the last row that has one, or null.</summary>
    public required DateTimeOffset? LastStartDate { get; init; }

    /// <summary>The latest startDate of all rows, or null.</summary>
    public required DateTimeOffset? MaxStartDate { get; init; }

    /// <summary>True when every row has a startDate and all of them are the same instant.</summary>
    public required bool SharesOneStartDate { get; init; }

    /// <summary>True when the body has no rows.</summary>
    public bool IsEmpty => Problem == ScanProblem.None && Rows == 0;
}
