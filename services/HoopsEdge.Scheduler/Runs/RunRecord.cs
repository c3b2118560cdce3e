using System.Text.Json.Serialization;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler.Planning;

namespace HoopsEdge.Scheduler.Runs;

/// <summary>A run as the state store knows it, from the request to its end.</summary>
public sealed record RunRecord
{
    /// <summary>Id of the run; sorts by the time of its request.</summary>
    public required string RunId { get; init; }

    /// <summary>How scopes are chosen.</summary>
    public required RunMode Mode { get; init; }

    /// <summary>First season asked for, or null.</summary>
    public int? FromSeason { get; init; }

    /// <summary>Last season asked for, or null.</summary>
    public int? ToSeason { get; init; }

    /// <summary>Endpoints asked for; empty for all.</summary>
    public IReadOnlyList<string> Endpoints { get; init; } = [];

    /// <summary>Which dead letters a replay puts back; null for every other mode.</summary>
    public ReplaySelection? Replay { get; init; }

    /// <summary>Who asked: <c>command line</c>, <c>admin</c>, <c>cron</c> or <c>discovery</c>.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>How far it has come.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>When it began, UTC; null while it is queued.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When whoever carries it out last gave a sign of life, UTC.</summary>
    public DateTimeOffset? AliveAt { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>True when somebody wants it to end early.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>What is wrong with it, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>Where it stands; null before its first fetch.</summary>
    public RunProgress? Progress { get; init; }

    /// <summary>True when nothing more happens in it.</summary>
    [JsonIgnore]
    public bool IsFinished => Status is not (RunStatus.Queued or RunStatus.Running);

    /// <summary>What it asks for.</summary>
    public RunRequest ToRequest() =>
        new()
        {
            Mode = Mode,
            From = FromSeason is { } from ? new Season(from) : null,
            To = ToSeason is { } to ? new Season(to) : null,
            Endpoints = Endpoints,
            Replay = Replay,
        };
}

/// <summary>How far a run has come.</summary>
public enum RunStatus
{
    /// <summary>Asked for.</summary>
    Queued,

    /// <summary>Under way.</summary>
    Running,

    /// <summary>Every fetch has reached an end.</summary>
    Completed,

    /// <summary>The API wants no more requests of this key.</summary>
    Stopped,

    /// <summary>Ended early by its user.</summary>
    Cancelled,

    /// <summary>It could not be carried out.</summary>
    Failed,
}
