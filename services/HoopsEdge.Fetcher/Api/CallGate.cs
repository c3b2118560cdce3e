using HoopsEdge.Lakehouse.State;

namespace HoopsEdge.Fetcher.Api;

/// <summary>Says before a fetch whether the month has calls left, and how long to wait when the API says it has none.</summary>
internal sealed class CallGate(CallBudget budget, AccountInfoReader account, TimeProvider time)
{
    private static readonly TimeSpan InfoInterval = TimeSpan.FromMinutes(1);

    // The status says that calls are left, a call says that there are none: one of them is late.
    private static readonly TimeSpan Disagreement = TimeSpan.FromMinutes(5);
    private long _askedAt;

    /// <returns>Until when no call may be made; null when one may.</returns>
    public async Task<DateTimeOffset?> ClosedUntilAsync(CancellationToken cancellationToken)
    {
        var until = await budget.SuspendedUntilAsync(cancellationToken);
        if (until is null || !MayAskAgain())
        {
            return until;
        }

        // The account may have been upgraded, and the status costs nothing.
        return await account.RefreshAsync(cancellationToken) is null
            ? until
            : await budget.SuspendedUntilAsync(cancellationToken);
    }

    /// <summary>Closes the gate after the API said that the quota is used up.</summary>
    /// <returns>When it opens again.</returns>
    public async Task<DateTimeOffset> CloseAsync(CancellationToken cancellationToken)
    {
        var info = await account.RefreshAsync(cancellationToken);
        var now = time.GetUtcNow();
        var until =
            info?.RemainingCalls > 0 ? now + Disagreement
            : info?.ResetAt > now ? info.ResetAt.Value
            : CallBudget.NextReset(now);
        await budget.SuspendAsync(until, cancellationToken);
        return until;
    }

    private bool MayAskAgain()
    {
        var now = time.GetUtcNow().UtcTicks;
        var asked = Volatile.Read(ref _askedAt);
        return now - asked >= InfoInterval.Ticks && Interlocked.CompareExchange(ref _askedAt, now, asked) == asked;
    }
}
