using HoopsEdge.ApiSimulator.League;

namespace HoopsEdge.ApiSimulator.Schedule;

/// <summary>A game and the whole script of what will happen to it; what is visible of it depends on the clock.</summary>
internal sealed record ScheduledGame
{
    public required int Id { get; init; }
    public required int Season { get; init; }
    public required Team Home { get; init; }
    public required Team Away { get; init; }
    public Conference? HomeConference { get; init; }
    public Conference? AwayConference { get; init; }

    /// <summary>The tip-off as first announced.</summary>
    public required DateTimeOffset Start { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Venue Venue { get; init; }
    public bool NeutralSite { get; init; }
    public bool ConferenceGame { get; init; }
    public SeasonType SeasonType { get; init; } = SeasonType.Regular;
    public string GameType { get; init; } = "STD";
    public string? Tournament { get; init; }
    public string? Notes { get; init; }
    public int? HomeSeed { get; init; }
    public int? AwaySeed { get; init; }
    public ScheduleChange? Change { get; init; }

    public string SourceId => Invariant($"{Id + 400_000_000}");
    public string SeasonLabel => Invariant($"{Season - 1}{Season}");
    public bool IsPlayed => Change is null or { Kind: ChangeKind.Moved or ChangeKind.Postponed };
    public DateTimeOffset PlayedAt => Change?.NewStart ?? Start;

    public bool Involves(Team team) => Home == team || Away == team;
}
