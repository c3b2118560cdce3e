using System.Text;

namespace HoopsEdge.Lakehouse.Catalog.Glue;

/// <summary>Texts that fit Glue's limits, which count bytes of UTF-8.</summary>
internal static class GlueText
{
    private const string Cut = "...";

    /// <summary>The text on one line, cut behind a whole character when it is too long; null when it is empty.</summary>
    public static string? Fit(string text, int bytes)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        if (line.Length == 0)
        {
            return null;
        }

        if (Encoding.UTF8.GetByteCount(line) <= bytes)
        {
            return line;
        }

        var room = bytes - Cut.Length;
        var fitted = new StringBuilder();
        foreach (var rune in line.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0)
            {
                break;
            }

            fitted.Append(rune.ToString());
        }

        return fitted.Append(Cut).ToString();
    }
}
