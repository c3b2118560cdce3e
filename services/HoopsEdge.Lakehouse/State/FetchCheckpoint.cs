using HoopsEdge.Contracts;

namespace HoopsEdge.Lakehouse.State;

/// <summary>
/// What is known of one fetch. The first part is the attempt of the current run; the second is the last content that
/// is durable in raw/, which a failed attempt never touches.
/// </summary>
public sealed record FetchCheckpoint
{
    /// <summary>Endpoint and, with <see cref="FetchId"/>, key of the document.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The fetch; also the reference's <c>parameter_hash</c>.</summary>
    public required string FetchId { get; init; }

    /// <summary>Query and path parameters.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The rows that the answer is the authority for.</summary>
    public required FetchScope Scope { get; init; }

    /// <summary>How far the fetch has come in <see cref="RunId"/>.</summary>
    public required FetchStatus Status { get; init; }

    /// <summary>The run that last wanted it.</summary>
    public required string RunId { get; init; }

    /// <summary>HTTP attempts of the current run.</summary>
    public int Attempts { get; init; }

    /// <summary>HTTP calls of the current run that the API answered.</summary>
    public int Calls { get; init; }

    /// <summary>Why the fetch is dead; null otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>Not to be asked before this time (a used-up quota); null when it may be asked now.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When a fetcher took the command of <see cref="RunId"/> in hand; null before that and when it was put
    /// back. A second copy of the command is passed over while the first is in hand.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>True when a dead letter of the fetch is in the lake, or may be.</summary>
    public bool HasDeadLetter { get; init; }

    /// <summary>When the API last gave a usable answer, changed or not.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The raw objects of the last content, a page each.</summary>
    public IReadOnlyList<string> RawKeys { get; init; } = [];

    /// <summary>Order-insensitive hash of the last content's rows.</summary>
    public string? ContentHash { get; init; }

    /// <summary>When the last content was received.</summary>
    public DateTimeOffset? IngestedAt { get; init; }

    /// <summary>Rows of the last content.</summary>
    public long Rows { get; init; }

    /// <summary>Body bytes of the last content before compression.</summary>
    public long Bytes { get; init; }

    /// <summary>Pages of the last content: more than 1 where a row cap cut the answer.</summary>
    public int Pages { get; init; }

    /// <summary>True when the last content carries fields unknown to the contract.</summary>
    public bool HasUnknownFields { get; init; }

    /// <summary>Paths of those fields.</summary>
    public IReadOnlyList<string> UnknownFields { get; init; } = [];

    /// <summary>True when bronze and silver show the last content.</summary>
    public bool InSilver { get; init; }

    /// <summary>Silver partitions that the last content is in, as <c>table/season=2026/date=2025-11-03</c>.</summary>
    public IReadOnlyList<string> Partitions { get; init; } = [];

    /// <summary>A fetch as it is when a run wants it: the last content stays, the attempt begins anew.</summary>
    /// <param name="before">What is known of the fetch, or null.</param>
    /// <param name="command">The command of the run that wants it.</param>
    public static FetchCheckpoint Planned(FetchCheckpoint? before, FetchCommand command)
    {
        var known =
            before
            ?? new FetchCheckpoint
            {
                Endpoint = command.Endpoint,
                FetchId = command.FetchId,
                Parameters = command.Parameters,
                Scope = command.Scope,
                RunId = command.RunId,
                Status = FetchStatus.Planned,
            };
        return known with
        {
            Scope = command.Scope,
            RunId = command.RunId,
            Status = FetchStatus.Planned,
            Attempts = 0,
            Calls = 0,
            Error = null,
            NotBefore = null,
            StartedAt = null,
            HasDeadLetter = known.HasDeadLetter || known.Status == FetchStatus.Dead,
        };
    }

    /// <summary>The command that asks for this fetch (again).</summary>
    public FetchCommand ToCommand() =>
        new()
        {
            RunId = RunId,
            FetchId = FetchId,
            Endpoint = Endpoint,
            Parameters = Parameters,
            Scope = Scope,
        };

    /// <summary>The event that announces the last content (again).</summary>
    public RawLanded ToLanding() =>
        new()
        {
            RunId = RunId,
            FetchId = FetchId,
            Endpoint = Endpoint,
            Scope = Scope,
            RawKeys = RawKeys,
            IngestedAt = IngestedAt ?? default,
            Rows = Rows,
            ContentHash = ContentHash ?? "",
            HasUnknownFields = HasUnknownFields,
        };
}
