using System.Globalization;
using HoopsEdge.ApiSimulator.Schedule;

namespace HoopsEdge.ApiSimulator.Http;

internal enum ParameterKind
{
    Text,
    Integer,
    Number,
    Instant,
    Flag,
    SeasonType,
    GameStatus,
    PollType,
}

/// <summary>A query or path parameter of the contract.</summary>
internal sealed record ApiParameter(string Name, ParameterKind Kind, bool Required = false)
{
    /// <returns>Null when the value fits, else what the API would say.</returns>
    public string? Complain(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return Required ? $"'{Name}' is required" : null;
        return Fits(value) ? null : Invariant($"invalid value for '{Name}': {Kind} expected");
    }

    private bool Fits(string value) =>
        Kind switch
        {
            ParameterKind.Integer => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
            ParameterKind.Number => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            ParameterKind.Instant => Instant(value) is not null,
            ParameterKind.Flag => value is "true" or "false",
            ParameterKind.SeasonType => ReadSeasonType(value) is not null,
            ParameterKind.GameStatus => ReadGameStatus(value) is not null,
            ParameterKind.PollType => value is "ap" or "coaches",
            _ => true,
        };

    /// <summary>A date without a time is midnight UTC, at both ends of a range: so JavaScript reads it.</summary>
    public static DateTimeOffset? Instant(string? value) =>
        DateTimeOffset.TryParse(
            value,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant
        )
            ? instant
            : null;

    public static SeasonType? ReadSeasonType(string? value) =>
        value switch
        {
            "regular" => SeasonType.Regular,
            "postseason" => SeasonType.Postseason,
            "preseason" => SeasonType.Preseason,
            _ => null,
        };

    public static GameStatus? ReadGameStatus(string? value) =>
        value switch
        {
            "scheduled" => GameStatus.Scheduled,
            "in_progress" => GameStatus.InProgress,
            "final" => GameStatus.Final,
            "postponed" => GameStatus.Postponed,
            "cancelled" => GameStatus.Cancelled,
            _ => null,
        };
}
