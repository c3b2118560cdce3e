using System.Globalization;
using HoopsEdge.Transformer.Tests.Lake;

namespace HoopsEdge.Transformer.Tests.Models;

/// <summary>What silver has to be, told in a few lines of plain C# over the newest answer of each fetch.</summary>
internal static class LakeModel
{
    private static readonly TimeZoneInfo Eastern = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <summary>Rows of fct_games as <c>game|day|home points|fetch</c>.</summary>
    public static List<string> Games(IEnumerable<ModelAnswer> answers) =>
        [
            .. Newest(answers)
                .Where(answer => answer.Question.Endpoint == "games")
                .SelectMany(answer => answer.Rows.Select(row => (answer, row)))
                .GroupBy(pair => pair.row["id"])
                .Select(group => group.MaxBy(pair => pair.answer.Minute))
                .Select(pair =>
                    $"{pair.row["id"]}|{EasternDay(pair.row["startDate"])}|{pair.row["homePoints"]}|{pair.answer.Question.FetchId}"
                )
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Rows of fct_plays as <c>play|game|day|fetch</c>.</summary>
    public static List<string> Plays(IEnumerable<ModelAnswer> answers) =>
        [
            .. Newest(answers)
                .Where(answer => answer.Question.Endpoint.StartsWith("plays_", StringComparison.Ordinal))
                .SelectMany(answer => answer.Rows.Where(row => IsOwn(answer, row)).Select(row => (answer, row)))
                .GroupBy(pair => pair.row["gameId"])
                .SelectMany(game => WithoutVoid([.. game]))
                .GroupBy(pair => pair.row["id"])
                .Select(group => group.MaxBy(pair => pair.answer.Minute))
                .Select(pair =>
                    $"{pair.row["id"]}|{pair.row["gameId"]}|{EasternDay(pair.row["gameStartDate"])}|{pair.answer.Question.FetchId}"
                )
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<ModelAnswer> Newest(IEnumerable<ModelAnswer> answers) =>
        answers.GroupBy(answer => answer.Question.FetchId).Select(group => group.MaxBy(answer => answer.Minute)!);

    /// <summary>A day's answer holds 00:00Z of the next day, which is the next day's to tell.</summary>
    private static bool IsOwn(ModelAnswer answer, Row row) =>
        answer.Question.Scope.UtcDate is not { } day || DateOnly.FromDateTime(Instant(row["gameStartDate"])) == day;

    /// <summary>The newest whole answer of a game voids every other; parts count only where no whole one is.</summary>
    private static IEnumerable<(ModelAnswer answer, Row row)> WithoutVoid(List<(ModelAnswer answer, Row row)> game)
    {
        var whole = game.Where(pair => pair.answer.Question.Endpoint != "plays_player").ToArray();
        if (whole.Length == 0)
        {
            return game;
        }

        var newest = whole.Max(pair => pair.answer.Minute);
        return whole.Where(pair => pair.answer.Minute == newest);
    }

    private static string EasternDay(object? instant) =>
        TimeZoneInfo.ConvertTimeFromUtc(Instant(instant), Eastern).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime Instant(object? text) =>
        DateTimeOffset.Parse($"{text}", CultureInfo.InvariantCulture).UtcDateTime;
}

/// <summary>An answer as the model sees it.</summary>
internal sealed record ModelAnswer(Question Question, int Minute, Row[] Rows);
