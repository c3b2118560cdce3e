using System.Text.Json.Serialization;
using HoopsEdge.ApiSimulator.Schedule;

namespace HoopsEdge.ApiSimulator.Shapes;

// The contract's schemas of games, one record each, under the contract's names.

internal sealed record GameInfo(
    int Id,
    string SourceId,
    string SeasonLabel,
    int Season,
    SeasonType SeasonType,
    DateTimeOffset StartDate,
    bool StartTimeTbd,
    bool NeutralSite,
    bool ConferenceGame,
    string? GameType,
    string? Tournament,
    string? GameNotes,
    GameStatus Status,
    int? Attendance,
    int HomeTeamId,
    string HomeTeam,
    int? HomeConferenceId,
    string? HomeConference,
    int? HomeSeed,
    int? HomePoints,
    IReadOnlyList<int>? HomePeriodPoints,
    bool? HomeWinner,
    int AwayTeamId,
    string AwayTeam,
    int? AwayConferenceId,
    string? AwayConference,
    int? AwaySeed,
    int? AwayPoints,
    IReadOnlyList<int>? AwayPeriodPoints,
    bool? AwayWinner,
    double? Excitement,
    int? VenueId,
    string? Venue,
    string? City,
    string? State
)
{
    /// <summary>Fields outside the older contract; absent unless a quirk is on.</summary>
    [JsonExtensionData]
    public Dictionary<string, object?>? Extra { get; set; }
}

internal sealed record Broadcast(string BroadcastName, string BroadcastType);

internal sealed record GameMediaInfo(
    int GameId,
    int Season,
    string SeasonLabel,
    SeasonType SeasonType,
    string? Tournament,
    DateTimeOffset StartDate,
    bool StartTimeTbd,
    int HomeTeamId,
    string HomeTeam,
    string? HomeConference,
    int AwayTeamId,
    string AwayTeam,
    string? AwayConference,
    bool NeutralSite,
    bool ConferenceGame,
    string? GameType,
    string? Notes,
    IReadOnlyList<Broadcast> Broadcasts
);

internal sealed record GameLineInfo(
    string Provider,
    double? Spread,
    double? OverUnder,
    double? HomeMoneyline,
    double? AwayMoneyline,
    double? SpreadOpen,
    double? OverUnderOpen
);

internal sealed record GameLines(
    int GameId,
    int Season,
    SeasonType SeasonType,
    DateTimeOffset StartDate,
    int HomeTeamId,
    string HomeTeam,
    string? HomeConference,
    double? HomeScore,
    int AwayTeamId,
    string AwayTeam,
    string? AwayConference,
    double? AwayScore,
    IReadOnlyList<GameLineInfo> Lines
);

internal sealed record GameBoxScoreTeam(
    int GameId,
    int Season,
    string SeasonLabel,
    SeasonType SeasonType,
    string? Tournament,
    DateTimeOffset StartDate,
    bool StartTimeTbd,
    int TeamId,
    string Team,
    string? Conference,
    int? TeamSeed,
    int OpponentId,
    string Opponent,
    string? OpponentConference,
    int? OpponentSeed,
    bool NeutralSite,
    bool IsHome,
    bool ConferenceGame,
    string? GameType,
    string? Notes,
    double? GameMinutes,
    double? Pace,
    GameBoxScoreTeamStats TeamStats,
    GameBoxScoreTeamStats OpponentStats
);

internal sealed record GameBoxScorePlayers(
    int GameId,
    int Season,
    string SeasonLabel,
    SeasonType SeasonType,
    string? Tournament,
    DateTimeOffset StartDate,
    bool StartTimeTbd,
    int TeamId,
    string Team,
    string? Conference,
    int? TeamSeed,
    int OpponentId,
    string Opponent,
    string? OpponentConference,
    int? OpponentSeed,
    bool NeutralSite,
    bool IsHome,
    bool ConferenceGame,
    string? GameType,
    string? Notes,
    double? GameMinutes,
    double? GamePace,
    IReadOnlyList<PlayerBoxInfo> Players
);

internal sealed record ScoreboardTeam(
    int Id,
    string Name,
    string? Location,
    string? Conference,
    string? ConferenceAbbreviation,
    int? Points,
    IReadOnlyList<int>? LineScores
);

internal sealed record ScoreboardBetting(
    double? Spread,
    double? OverUnder,
    double? HomeMoneyline,
    double? AwayMoneyline
);

internal sealed record ScoreboardGame(
    int Id,
    DateTimeOffset StartDate,
    bool StartTimeTbd,
    string? Tv,
    bool NeutralSite,
    bool ConferenceGame,
    GameStatus Status,
    int? Period,
    string? Clock,
    string? Venue,
    string? City,
    string? State,
    ScoreboardTeam HomeTeam,
    ScoreboardTeam AwayTeam,
    ScoreboardBetting Betting
);
