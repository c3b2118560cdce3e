using System.Text.Json.Serialization;

namespace HoopsEdge.ApiSimulator.Schedule;

/// <summary>The contract's season types, under its names.</summary>
internal enum SeasonType
{
    [JsonStringEnumMemberName("regular")]
    Regular,

    [JsonStringEnumMemberName("postseason")]
    Postseason,

    [JsonStringEnumMemberName("preseason")]
    Preseason,
}
