namespace HoopsEdge.Lakehouse.State;

/// <summary>The unmetered account status.</summary>
public sealed record AccountInfo
{
    /// <summary>Name of the tier.</summary>
    public string? TierName { get; init; }

    /// <summary>Calls a month.</summary>
    public int? MonthlyLimit { get; init; }

    /// <summary>Calls left this month.</summary>
    public int? RemainingCalls { get; init; }

    /// <summary>Calls used this month, of all systems with the key.</summary>
    public int? UsedCalls { get; init; }

    /// <summary>When the month starts anew.</summary>
    public DateTimeOffset? ResetAt { get; init; }
}
