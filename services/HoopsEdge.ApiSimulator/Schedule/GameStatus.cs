using System.Text.Json.Serialization;

namespace HoopsEdge.ApiSimulator.Schedule;

/// <summary>The contract's game states, under its names.</summary>
internal enum GameStatus
{
    [JsonStringEnumMemberName("scheduled")]
    Scheduled,

    [JsonStringEnumMemberName("in_progress")]
    InProgress,

    [JsonStringEnumMemberName("final")]
    Final,

    [JsonStringEnumMemberName("postponed")]
    Postponed,

    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}
