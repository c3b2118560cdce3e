using System.Globalization;
using HoopsEdge.Lakehouse.Configuration;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Lakehouse.State;

/// <summary>The calls of the month, shared by every fetcher: what is left, and until when fetching is suspended.</summary>
public sealed class CallBudget(IStateStore store, IOptions<ApiOptions> options, TimeProvider time)
{
    private const string Partition = "call_budget";
    private const string Sort = "api";

    // A count this old may be from before the account was upgraded: one call finds out.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <summary>What is known of the current month.</summary>
    public async Task<CallBudgetState> ReadAsync(CancellationToken cancellationToken) =>
        Current(await store.GetAsync(Partition, Sort, LimitJson.Default.CallBudgetState, cancellationToken));

    /// <summary>Notes an attempt.</summary>
    /// <param name="isCharged">False for the answers that cost nothing.</param>
    /// <param name="remaining">The API's count of calls left, or null when the answer had none.</param>
    /// <param name="cancellationToken">Stops before the note is made.</param>
    public Task CountAsync(bool isCharged, int? remaining, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return isCharged || remaining is not null
            ? UpdateAsync(
                state =>
                    state with
                    {
                        Calls = state.Calls + (isCharged ? 1 : 0),
                        Remaining = remaining ?? state.Remaining,
                        SeenAt = remaining is null ? state.SeenAt : now,
                    },
                cancellationToken
            )
            : Task.CompletedTask;
    }

    /// <summary>Notes that the quota is used up.</summary>
    /// <param name="until">When it starts anew.</param>
    /// <param name="cancellationToken">Stops before the note is made.</param>
    public Task SuspendAsync(DateTimeOffset until, CancellationToken cancellationToken) =>
        UpdateAsync(
            state => state with { SuspendedUntil = until, Remaining = 0, SeenAt = time.GetUtcNow() },
            cancellationToken
        );

    /// <summary>Notes the account's status; calls left end a suspension, for the account may have been upgraded.</summary>
    public Task ApplyAsync(AccountInfo info, CancellationToken cancellationToken) =>
        UpdateAsync(
            state =>
                state with
                {
                    Tier = info.TierName ?? state.Tier,
                    MonthlyLimit = info.MonthlyLimit ?? state.MonthlyLimit,
                    Remaining = info.RemainingCalls ?? state.Remaining,
                    SeenAt = info.RemainingCalls is null ? state.SeenAt : time.GetUtcNow(),
                    SuspendedUntil = info.RemainingCalls > 0 ? null : state.SuspendedUntil,
                },
            cancellationToken
        );

    /// <summary>Says until when no call may be made.</summary>
    /// <returns>Null when calls may be made.</returns>
    public async Task<DateTimeOffset?> SuspendedUntilAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var state = await ReadAsync(cancellationToken);
        if (state.SuspendedUntil > now)
        {
            return state.SuspendedUntil;
        }

        var isUsedUp = state.Remaining <= options.Value.CallReserve && now - state.SeenAt < Fresh;
        return isUsedUp ? NextReset(now) : null;
    }

    /// <summary>When the month's calls start anew: the 1st, 00:00 UTC.</summary>
    public static DateTimeOffset NextReset(DateTimeOffset now) =>
        new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);

    private Task<CallBudgetState?> UpdateAsync(
        Func<CallBudgetState, CallBudgetState> change,
        CancellationToken cancellationToken
    ) =>
        store.UpdateAsync(
            Partition,
            Sort,
            LimitJson.Default.CallBudgetState,
            before => change(Current(before)),
            cancellationToken
        );

    private CallBudgetState Current(CallBudgetState? known)
    {
        var month = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return known is null ? new CallBudgetState { Month = month }
            : known.Month == month ? known
            : new CallBudgetState
            {
                Month = month,
                MonthlyLimit = known.MonthlyLimit,
                Tier = known.Tier,
                SuspendedUntil = known.SuspendedUntil,
            };
    }
}
