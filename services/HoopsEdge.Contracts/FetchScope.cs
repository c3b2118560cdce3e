namespace HoopsEdge.Contracts;

/// <summary>
/// What one fetch is the authority for: the set of rows that its answer replaces. Every member is null where it
/// does not apply, so a snapshot has none of them.
/// </summary>
public sealed record FetchScope
{
    /// <summary>The season asked for (Aug 1 of the year before to Jul 31 of this year).</summary>
    public int? Season { get; init; }

    /// <summary>First UTC day of the rows asked for, for windows and days.</summary>
    public DateOnly? FromDate { get; init; }

    /// <summary>Last UTC day of the rows asked for, inclusive.</summary>
    public DateOnly? ToDate { get; init; }

    /// <summary>The UTC day of a request by day: plays belong to the day their game starts on.</summary>
    public DateOnly? UtcDate { get; init; }

    /// <summary>The game of a game-scoped request.</summary>
    public int? GameId { get; init; }

    /// <summary>The calendar day in America/New_York of that game.</summary>
    public DateOnly? GameDate { get; init; }

    /// <summary>The team (school) of a request by team.</summary>
    public string? Team { get; init; }
}
