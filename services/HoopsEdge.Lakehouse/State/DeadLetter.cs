using HoopsEdge.Contracts;

namespace HoopsEdge.Lakehouse.State;

/// <summary>A fetch that failed for good, with what is needed to judge it and to send it again.</summary>
public sealed record DeadLetter
{
    /// <summary>The command, to be sent again as it is.</summary>
    public required FetchCommand Command { get; init; }

    /// <summary>What kind of failure: <c>bad_request</c>, <c>unusable</c>, <c>exhausted</c>,
    /// <c>transform</c>, <c>fault</c> or <c>undeliverable</c>.</summary>
    public required string ErrorClass { get; init; }

    /// <summary>One line that says what failed; never contains the API key.</summary>
    public required string Message { get; init; }

    /// <summary>HTTP attempts made.</summary>
    public int Attempts { get; init; }

    /// <summary>Times that the fetch was given up, this one included.</summary>
    public int Failures { get; init; } = 1;

    /// <summary>Status of the last response; null when there was none.</summary>
    public int? Status { get; init; }

    /// <summary>Head of the last response's body, at most 4 KiB; null when there was none.</summary>
    public string? ResponseHead { get; init; }

    /// <summary>The raw object that keeps an answer that does not fit its contract; null otherwise.</summary>
    public string? RawKey { get; init; }

    /// <summary>When the fetch failed for the first time, UTC.</summary>
    public required DateTimeOffset FirstFailedAt { get; init; }

    /// <summary>When it failed last, UTC.</summary>
    public required DateTimeOffset LastFailedAt { get; init; }
}
