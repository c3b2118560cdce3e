using System.Globalization;

namespace HoopsEdge.Cli.Report.Html;

/// <summary>The report as one page: nothing is loaded from elsewhere, and nothing on it can run.</summary>
internal static class ReportPage
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    /// <summary>Renders the page.</summary>
    public static string Render(LakeReport report)
    {
        var html = new HtmlWriter();
        using (html.Open("html", ("lang", "en")))
        {
            WriteHead(html);
            using (html.Open("body"))
            {
                WriteHeader(report, html);
                using (html.Open("main"))
                {
                    CoverageSection.Write(report, html);
                    QualitySection.Write(report, html);
                    RatingsSection.Write(report, html);
                    CalibrationSection.Write(report, html);
                    LinesSection.Write(report, html);
                }
            }
        }

        return html.ToString();
    }

    private static void WriteHead(HtmlWriter html)
    {
        using var head = html.Open("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        html.Element("title", "HoopsEdge report");
        using var stream =
            typeof(ReportPage).Assembly.GetManifestResourceStream("report/report.css")
            ?? throw new InvalidOperationException("report/report.css is not embedded in the assembly");
        using var reader = new StreamReader(stream);
        html.Style(reader.ReadToEnd());
    }

    private static void WriteHeader(LakeReport report, HtmlWriter html)
    {
        using var header = html.Open("header");
        html.Element("h1", "HoopsEdge report");
        var season = report.Season is { } year ? string.Create(CultureInfo.InvariantCulture, $"season {year}, ") : "";
        html.Element(
            "p",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Lake {report.Lake}, {season}made {report.MadeAt:yyyy-MM-dd HH:mm} UTC"
            )
        );
        using var contents = html.Open("nav", ("aria-label", "Contents"));
        foreach (
            var (id, name) in new[]
            {
                ("coverage", "Coverage"),
                ("quality", "Quality"),
                ("ratings", "Top 25"),
                ("calibration", "Calibration"),
                ("lines", "Line movement"),
            }
        )
        {
            html.Element("a", name, ("href", $"#{id}"));
        }
    }
}
