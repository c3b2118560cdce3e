namespace HoopsEdge.ApiSimulator.Schedule;

internal enum ChangeKind
{
    Moved,
    Postponed,
    Cancelled,
    Vanished,
}

/// <summary>
/// Something that happens to a game before it is played. A postponed game keeps its old date until
/// <see cref="ResumesAt"/>, when the new one is announced.
/// </summary>
internal sealed record ScheduleChange(
    ChangeKind Kind,
    DateTimeOffset At,
    DateTimeOffset? NewStart,
    DateTimeOffset? ResumesAt
);
