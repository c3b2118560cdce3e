using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Scheduler.Planning;

/// <summary>Says whether a scope is to be asked (again).</summary>
internal sealed class DueRule(IncrementalOptions options, DateTimeOffset now)
{
    /// <summary>Time from tip-off to a final score.</summary>
    private static readonly TimeSpan GameLength = TimeSpan.FromHours(2.5);

    private readonly DateOnly _today = DateOnly.FromDateTime(now.UtcDateTime);

    /// <summary>First day of the rolling window.</summary>
    public DateOnly WindowStart => _today.AddDays(-options.RollingWindowDays);

    /// <summary>Backfill: a scope is done when it was answered after it could still change, or just now.</summary>
    public bool IsDueInBackfill(FetchScope scope, EndpointOptions endpoint, FetchCheckpoint? checkpoint)
    {
        if (checkpoint?.AnsweredAt is not { } answered)
        {
            return true;
        }

        if (answered < FinalAt(scope))
        {
            return IsStale(answered, endpoint);
        }

        return checkpoint.Rows == 0 && now - answered >= TimeSpan.FromDays(options.EmptyRecheckDays);
    }

    /// <summary>Incremental: a snapshot or season statistic is due when it is stale.</summary>
    public bool IsStale(FetchCheckpoint? checkpoint, EndpointOptions endpoint) =>
        checkpoint?.AnsweredAt is not { } answered || IsStale(answered, endpoint);

    /// <summary>Incremental: a window or day is due when it is stale or a game in it was played since its answer.</summary>
    public bool IsDueWithGames(
        FetchCheckpoint? checkpoint,
        EndpointOptions endpoint,
        IEnumerable<KnownGame> gamesOfScope
    ) =>
        checkpoint?.AnsweredAt is not { } answered
        || IsStale(answered, endpoint)
        || gamesOfScope.Any(game => !game.IsOff && game.StartAt <= now && game.StartAt + GameLength > answered);

    /// <summary>Incremental: a game's own request is made once it is final, and once more when corrections are in.</summary>
    public bool IsDueAfterGame(FetchCheckpoint? checkpoint, KnownGame game)
    {
        var settled = game.StartAt.AddDays(options.SettleDays);
        return checkpoint?.AnsweredAt is not { } answered || (now >= settled && answered < settled);
    }

    /// <summary>Gap-fill: a game without rows is asked unless the API said lately that it has none.</summary>
    public bool IsDueAsGap(FetchCheckpoint? checkpoint) =>
        checkpoint?.AnsweredAt is not { } answered || now - answered >= TimeSpan.FromDays(options.EmptyRecheckDays);

    /// <summary>Rotation: an old answer about the past may have been rewritten upstream.</summary>
    public bool MayRotate(FetchCheckpoint checkpoint) =>
        checkpoint.AnsweredAt is { } answered
        && now - answered >= TimeSpan.FromDays(options.RotationMinAgeDays)
        && answered >= FinalAt(checkpoint.Scope);

    private bool IsStale(DateTimeOffset answered, EndpointOptions endpoint) =>
        now - answered >= TimeSpan.FromHours(endpoint.RefreshHours ?? options.RefreshHours);

    /// <summary>When the rows of a scope have stopped to change: never for a snapshot.</summary>
    private DateTimeOffset FinalAt(FetchScope scope)
    {
        DateOnly? lastDay = scope switch
        {
            { GameDate: { } day } => day.AddDays(options.SettleDays),
            { UtcDate: { } day } => day.AddDays(options.RollingWindowDays),
            { ToDate: { } day } => day.AddDays(options.RollingWindowDays),
            { Season: { } year } => new Season(year).End,
            _ => null,
        };
        return lastDay is { } last
            ? new DateTimeOffset(last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero)
            : DateTimeOffset.MaxValue;
    }
}
