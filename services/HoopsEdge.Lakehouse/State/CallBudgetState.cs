namespace HoopsEdge.Lakehouse.State;

/// <summary>What is known of the month's calls.</summary>
public sealed record CallBudgetState
{
    /// <summary>The month (UTC) that the counts are of, such as <c>2026-11</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Calls of this system in the month that the API charges: successes, and attempts that we gave up on.</summary>
    public int Calls { get; init; }

    /// <summary>Calls that the account has left, as last told by the API; null when not known this month.</summary>
    public int? Remaining { get; init; }

    /// <summary>When <see cref="Remaining"/> was told.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Calls a month of the account's tier; null when not known.</summary>
    public int? MonthlyLimit { get; init; }

    /// <summary>Name of the account's tier; null when not known.</summary>
    public string? Tier { get; init; }

    /// <summary>The quota is used up until then; null or past when it is not.</summary>
    public DateTimeOffset? SuspendedUntil { get; init; }
}
