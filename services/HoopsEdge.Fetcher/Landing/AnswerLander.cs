using HoopsEdge.Contracts;
using HoopsEdge.Fetcher.Bodies;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables.Scanning;

namespace HoopsEdge.Fetcher.Landing;

/// <summary>Brings a usable answer into raw/ and announces it, unless it says what is known already.</summary>
internal sealed class AnswerLander(RawWriter raw, FetchLedger ledger, TimeProvider time)
{
    /// <summary>Lands the pages of an answer.</summary>
    public async Task LandAsync(FetchAttempt attempt, CancellationToken cancellationToken)
    {
        var (command, _, answer, _) = attempt;
        var before = await ledger.FindAsync(command, cancellationToken);
        if (before?.IngestedAt is not null && before.ContentHash == answer.ContentHash)
        {
            await RepeatAsync(attempt, before, FetchStatus.Unchanged, cancellationToken);
            return;
        }

        var at = Now();
        var keys = new List<string>();
        foreach (var page in answer.Pages)
        {
            keys.Add(await raw.PutAsync(PageOf(attempt, page, at, keys.Count + 1), cancellationToken));
        }

        await AnnounceAsync(attempt, keys, at, cancellationToken);
    }

    /// <summary>
    /// Notes an answer without rows. When the scope had rows before, the emptiness is news: it is kept in raw/ for
    /// rebuilds and announced, so that the rows go away.
    /// </summary>
    public async Task LandEmptyAsync(FetchAttempt attempt, BodyFile body, CancellationToken cancellationToken)
    {
        var before = await ledger.FindAsync(attempt.Command, cancellationToken);
        if (before?.IngestedAt is null)
        {
            await ledger.EndAsync(attempt.Command, attempt.Answer, FetchStatus.Empty, Now(), cancellationToken);
        }
        else if (before.Rows == 0)
        {
            await RepeatAsync(attempt, before, FetchStatus.Empty, cancellationToken);
        }
        else
        {
            var at = Now();
            await raw.PutAsync(PageOf(attempt, body, at, 1), cancellationToken);
            await AnnounceAsync(attempt, [], at, cancellationToken);
        }
    }

    /// <summary>The last content came again. If it never reached silver, it is announced again instead of passed over.</summary>
    private async Task RepeatAsync(
        FetchAttempt attempt,
        FetchCheckpoint before,
        FetchStatus end,
        CancellationToken cancellationToken
    )
    {
        var (command, _, answer, bus) = attempt;
        if (before.InSilver)
        {
            await ledger.EndAsync(command, answer, end, Now(), cancellationToken);
            return;
        }

        var landed = LandingOf(command, before.RawKeys, before.IngestedAt ?? Now()) with
        {
            Rows = before.Rows,
            ContentHash = before.ContentHash ?? RowSet.EmptyHash,
            HasUnknownFields = before.HasUnknownFields,
        };
        await bus.Publish(landed, cancellationToken);
        await ledger.LandAsync(command, answer, landed, cancellationToken);
    }

    private async Task AnnounceAsync(
        FetchAttempt attempt,
        IReadOnlyList<string> keys,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var (command, _, answer, bus) = attempt;
        var landed = LandingOf(command, keys, at) with
        {
            Rows = answer.Rows,
            ContentHash = answer.ContentHash,
            HasUnknownFields = answer.UnknownFields.Count > 0,
        };
        await bus.Publish(landed, cancellationToken);
        await ledger.LandAsync(command, answer, landed, cancellationToken);
    }

    private static RawLanded LandingOf(FetchCommand command, IReadOnlyList<string> keys, DateTimeOffset at) =>
        new()
        {
            RunId = command.RunId,
            FetchId = command.FetchId,
            Endpoint = command.Endpoint,
            Scope = command.Scope,
            RawKeys = keys,
            IngestedAt = at,
            Rows = 0,
            ContentHash = RowSet.EmptyHash,
        };

    private static RawPage PageOf(FetchAttempt attempt, BodyFile body, DateTimeOffset at, int number) =>
        new()
        {
            Command = attempt.Command,
            Request = attempt.Request,
            Body = body,
            IngestedAt = at,
            ContentHash = attempt.Answer.ContentHash,
            Number = number,
            Of = Math.Max(1, attempt.Answer.Pages.Count),
        };

    // Whole milliseconds survive every format on the way: JSON, object metadata, SQL literals.
    private DateTimeOffset Now()
    {
        var now = time.GetUtcNow().ToUniversalTime();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
