using System.Globalization;
using static HoopsEdge.Cli.Report.Html.HtmlParts;

namespace HoopsEdge.Cli.Report.Html;

/// <summary>The best teams, each with the way of its rating through the season.</summary>
internal static class RatingsSection
{
    private const double Width = 120;
    private const double Height = 28;
    private const double Edge = 3;

    public static void Write(LakeReport report, HtmlWriter html)
    {
        using var section = html.Section("ratings", "Top 25 by adjusted margin");
        if (report.Teams is not { Count: > 0 } teams)
        {
            html.Missing("team_adjusted_efficiencies has no rows of the season.", Command(report.Season));
            return;
        }

        var all = teams.SelectMany(team => team.Margins).DefaultIfEmpty().ToArray();
        var (low, high) = (Math.Min(0, all.Min()), Math.Max(all.Max(), 1));
        html.Element(
            "p",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Ratings for {teams[0].RatedOn:yyyy-MM-dd}, from games before that day. The lines share one scale, {low:0.#} to {high:0.#} points per 100 possessions; the grey line is 0, an average team."
            )
        );
        html.Table(
            "The best teams",
            [
                "#rank",
                "team",
                "conference",
                "#games",
                "#margin (per 100)",
                "margin by day",
                "#offence (per 100)",
                "#defence (per 100)",
                "#tempo (per 40 min)",
                "#barthag",
            ],
            () =>
            {
                for (var place = 0; place < teams.Count; place++)
                {
                    WriteTeam(html, place + 1, teams[place], low, high);
                }
            }
        );
    }

    /// <summary>The command that fills gold.</summary>
    public static string Command(int? season) =>
        season is { } year ? string.Create(CultureInfo.InvariantCulture, $"hoops gold --season {year}") : "hoops gold";

    private static void WriteTeam(HtmlWriter html, int rank, RatedTeam team, double low, double high)
    {
        using var row = html.Open("tr");
        html.Number(rank, "0");
        html.RowHead(team.Team);
        html.Cell(team.Conference);
        html.Number(team.Games, "0");
        html.Number(team.Margin, "+0.0;-0.0;0.0");
        using (html.Open("td"))
        {
            WriteSparkline(html, team, low, high);
        }

        html.Number(team.Offence, "0.0");
        html.Number(team.Defence, "0.0");
        html.Number(team.Tempo, "0.0");
        html.Number(team.Barthag, "0.000");
    }

    private static void WriteSparkline(HtmlWriter html, RatedTeam team, double low, double high)
    {
        double X(int day) => Edge + (Width - 2 * Edge) * day / Math.Max(1, team.Margins.Count - 1);
        double Y(double margin) => Edge + (Height - 2 * Edge) * (high - margin) / (high - low);
        var label = team.Margins is []
            ? $"{team.Team}: no history"
            : $"{team.Team}: {Format(team.Margins[0], "0.0")} to {Format(team.Margins[^1], "0.0")} over {team.Margins.Count} days";
        using var svg = html.Open(
            "svg",
            ("class", "spark"),
            ("viewBox", $"0 0 {At(Width)} {At(Height)}"),
            ("width", At(Width)),
            ("height", At(Height)),
            ("role", "img"),
            ("aria-label", label)
        );
        html.Element("line", "", ("class", "axis"), ("x1", "0"), ("x2", At(Width)), ("y1", At(Y(0))), ("y2", At(Y(0))));
        if (team.Margins is not [])
        {
            var points = string.Join(' ', team.Margins.Select((margin, day) => $"{At(X(day))},{At(Y(margin))}"));
            html.Element("polyline", "", ("class", "curve"), ("points", points));
            var last = team.Margins.Count - 1;
            html.Element(
                "circle",
                "",
                ("class", "dot"),
                ("r", "2.5"),
                ("cx", At(X(last))),
                ("cy", At(Y(team.Margins[last])))
            );
        }
    }
}
