using HoopsEdge.Contracts;
using HoopsEdge.Fetcher.Paging;
using HoopsEdge.Lakehouse.State;

namespace HoopsEdge.Fetcher.Landing;

/// <summary>Writes into a fetch's checkpoint how far it has come. What a failed attempt says never touches the last content.</summary>
internal sealed class FetchLedger(FetchCheckpoints checkpoints)
{
    /// <summary>After this the fetcher that had a command in hand is taken for dead without a trace.</summary>
    private static readonly TimeSpan LongestFetch = TimeSpan.FromHours(1);

    public Task<FetchCheckpoint?> FindAsync(FetchCommand command, CancellationToken cancellationToken) =>
        checkpoints.FindAsync(command.Endpoint, command.FetchId, cancellationToken);

    /// <summary>Takes a command in hand, unless a fetcher has another copy of it in hand.</summary>
    /// <returns>False when the command is somebody else's.</returns>
    public async Task<bool> StartAsync(
        FetchCommand command,
        bool isRepeat,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var isMine = false;
        await UpdateAsync(
            command,
            before =>
            {
                var isInHand = before?.RunId == command.RunId && now - before.StartedAt < LongestFetch;
                isMine = isRepeat || !isInHand;
                return isMine || before is null ? Of(before, command) with { StartedAt = now } : before;
            },
            cancellationToken
        );
        return isMine;
    }

    /// <summary>Notes an end that leaves the last content as it is.</summary>
    public Task EndAsync(
        FetchCommand command,
        PagedAnswer answer,
        FetchStatus status,
        DateTimeOffset? answeredAt,
        CancellationToken cancellationToken,
        string? error = null
    ) =>
        UpdateAsync(
            command,
            before =>
                Count(before, command, answer) with
                {
                    Status = status,
                    Error = error,
                    NotBefore = null,
                    AnsweredAt = answeredAt ?? before?.AnsweredAt,
                },
            cancellationToken
        );

    /// <summary>Notes a failure that no answer of the API is behind.</summary>
    public Task FailAsync(FetchCommand command, string error, CancellationToken cancellationToken) =>
        UpdateAsync(
            command,
            before => Of(before, command) with { Status = FetchStatus.Dead, Error = error, NotBefore = null },
            cancellationToken
        );

    /// <summary>Leaves the fetch planned, to be asked at the given time or in another run.</summary>
    public Task PostponeAsync(
        FetchCommand command,
        PagedAnswer? answer,
        DateTimeOffset? notBefore,
        CancellationToken cancellationToken
    ) =>
        UpdateAsync(
            command,
            before =>
                (answer is null ? Of(before, command) : Count(before, command, answer)) with
                {
                    Status = FetchStatus.Planned,
                    NotBefore = notBefore,
                    StartedAt = null,
                },
            cancellationToken
        );

    /// <summary>Notes new content, once it is durable and announced.</summary>
    public Task LandAsync(
        FetchCommand command,
        PagedAnswer answer,
        RawLanded landed,
        CancellationToken cancellationToken
    ) =>
        UpdateAsync(
            command,
            before =>
            {
                // The transformer may have been faster than this note.
                var isThrough =
                    before is { InSilver: true }
                    && before.IngestedAt == landed.IngestedAt
                    && before.ContentHash == landed.ContentHash;
                return Count(before, command, answer) with
                {
                    Status = isThrough && before is not null ? before.Status : FetchStatus.Landed,
                    InSilver = isThrough,
                    Error = null,
                    NotBefore = null,
                    AnsweredAt = landed.IngestedAt,
                    RawKeys = landed.RawKeys,
                    ContentHash = landed.ContentHash,
                    IngestedAt = landed.IngestedAt,
                    Rows = landed.Rows,
                    Bytes = answer.Bytes,
                    Pages = landed.RawKeys.Count,
                    HasUnknownFields = landed.HasUnknownFields,
                    UnknownFields = answer.UnknownFields,
                };
            },
            cancellationToken
        );

    private Task<FetchCheckpoint?> UpdateAsync(
        FetchCommand command,
        Func<FetchCheckpoint?, FetchCheckpoint> change,
        CancellationToken cancellationToken
    ) => checkpoints.UpdateAsync(command.Endpoint, command.FetchId, before => change(before), cancellationToken);

    private static FetchCheckpoint Count(FetchCheckpoint? before, FetchCommand command, PagedAnswer answer)
    {
        var mine = Of(before, command);
        return mine with { Attempts = mine.Attempts + answer.Attempts, Calls = mine.Calls + answer.Answers };
    }

    private static FetchCheckpoint Of(FetchCheckpoint? before, FetchCommand command)
    {
        return before is not null && before.RunId == command.RunId ? before : FetchCheckpoint.Planned(before, command);
    }
}
