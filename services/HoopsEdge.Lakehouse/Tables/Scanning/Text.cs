namespace HoopsEdge.Lakehouse.Tables.Scanning;

/// <summary>Cuts texts that come from outside to a length that fits a message.</summary>
internal static class Text
{
    private const int Longest = 100;

    public static string Cut(string text) =>
        text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest - 1), "…");
}
