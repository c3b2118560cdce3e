using System.Globalization;

namespace HoopsEdge.Transformer.Tests.Lake;

/// <summary>Rows as the API sends them: only the members that a test is about, the rest absent.</summary>
internal sealed class Row : Dictionary<string, object?>
{
    public static Row Game(int id, string startDate, int season = 2026, int home = 70, int away = 60) =>
        new()
        {
            ["id"] = id,
            ["season"] = season,
            ["startDate"] = startDate,
            ["status"] = "final",
            ["homeTeamId"] = id * 10,
            ["homePoints"] = home,
            ["awayTeamId"] = (id * 10) + 1,
            ["awayPoints"] = away,
        };

    public static Row Play(int id, int game, string gameStartDate, int season = 2026) =>
        new()
        {
            ["id"] = id,
            ["gameId"] = game,
            ["gameStartDate"] = gameStartDate,
            ["season"] = season,
            ["playType"] = "JumpShot",
        };

    public static Row Stint(int game, string startDate, int athlete, int from, int until, int period = 1) =>
        new()
        {
            ["gameId"] = game,
            ["startDate"] = startDate,
            ["teamId"] = 1,
            ["athleteId"] = athlete,
            ["subIn"] = new Row { ["period"] = period, ["secondsRemaining"] = from },
            ["subOut"] = new Row { ["period"] = period, ["secondsRemaining"] = until },
        };

    public Row With(string name, object? value) => new(this) { [name] = value };

    /// <summary>A tip-off in UTC, as the API writes it.</summary>
    public static string At(int month, int day, int hour = 0, int minute = 0) =>
        new DateTime(month >= 8 ? 2025 : 2026, month, day, hour, minute, 0, DateTimeKind.Utc).ToString(
            "yyyy-MM-ddTHH:mm:ss.fffZ",
            CultureInfo.InvariantCulture
        );

    public Row() { }

    private Row(Row other)
        : base(other) { }
}
