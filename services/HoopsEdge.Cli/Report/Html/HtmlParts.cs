using System.Globalization;

namespace HoopsEdge.Cli.Report.Html;

/// <summary>Parts that several sections are made of.</summary>
internal static class HtmlParts
{
    /// <summary>A section with a heading that the contents link to.</summary>
    public static HtmlWriter.Opened Section(this HtmlWriter html, string id, string heading)
    {
        var section = html.Open("section", ("id", id), ("aria-labelledby", $"{id}-heading"));
        html.Element("h2", heading, ("id", $"{id}-heading"));
        return section;
    }

    /// <summary>A table that scrolls by itself where the screen is narrow.</summary>
    /// <param name="html">The page.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="columns">Headings; one that starts with <c>#</c> is of numbers.</param>
    /// <param name="body">Writes the rows.</param>
    public static void Table(this HtmlWriter html, string caption, IEnumerable<string> columns, Action body)
    {
        using var scroll = html.Open(
            "div",
            ("class", "scroll"),
            ("tabindex", "0"),
            ("role", "region"),
            ("aria-label", caption)
        );
        using var table = html.Open("table");
        html.Element("caption", caption);
        using (html.Open("thead"))
        using (html.Open("tr"))
        {
            foreach (var column in columns)
            {
                html.Element(
                    "th",
                    column.TrimStart('#'),
                    ("scope", "col"),
                    ("class", column.StartsWith('#') ? "number" : "text")
                );
            }
        }

        using var rows = html.Open("tbody");
        body();
    }

    /// <summary>The heading of a row.</summary>
    public static void RowHead(this HtmlWriter html, string text) => html.Element("th", text, ("scope", "row"));

    /// <summary>A cell of text.</summary>
    public static void Cell(this HtmlWriter html, string text) => html.Element("td", text);

    /// <summary>A cell of a number.</summary>
    public static void Number(this HtmlWriter html, double? value, string format) =>
        html.Element("td", Format(value, format), ("class", "number"));

    /// <summary>A number as people read it; a dash for none.</summary>
    public static string Format(double? value, string format) =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";

    /// <summary>A coordinate of a drawing.</summary>
    public static string At(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Says which command fills what is missing.</summary>
    public static void Missing(this HtmlWriter html, string what, string command)
    {
        using var paragraph = html.Open("p", ("class", "missing"));
        html.Text($"{what} Run ").Element("code", command);
    }
}
