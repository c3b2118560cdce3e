using System.Globalization;

namespace HoopsEdge.Cli.Output;

/// <summary>Spells a length of time for people.</summary>
internal static class Duration
{
    /// <summary>Hours, minutes and seconds, such as <c>83:20:00</c>: more than a day is more than 24 hours.</summary>
    public static string Text(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours:00}:{time:mm\\:ss}");
}
