using System.Globalization;
using static HoopsEdge.Cli.Report.Html.HtmlParts;

namespace HoopsEdge.Cli.Report.Html;

/// <summary>What is there, season by table, as a heat map.</summary>
internal static class CoverageSection
{
    /// <summary>Steps of the colour scale above nothing.</summary>
    private const int Steps = 5;

    public static void Write(LakeReport report, HtmlWriter html)
    {
        using var section = html.Section("coverage", "Coverage");
        if (report.Games is [])
        {
            html.Missing("There are no finished games in the lake.", "hoops backfill --seasons A..B");
            return;
        }

        WriteLegend(html);
        WriteGames(report, html);
        WriteTables(report, html);
    }

    private static void WriteLegend(HtmlWriter html)
    {
        using var legend = html.Open("p", ("class", "legend"));
        html.Text("Share of finished games, or of the table's largest season: ");
        html.Element("span", "missing", ("class", "heat none"));
        for (var step = 1; step <= Steps; step++)
        {
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"{(step - 1) * 100 / Steps}–{step * 100 / Steps} %"
            );
            html.Element("span", text, ("class", Class(step)));
        }
    }

    private static void WriteGames(LakeReport report, HtmlWriter html)
    {
        var columns = report.Games[0].Known.Keys.Select(fact => $"#{fact} (%)");
        html.Table(
            "Finished games with each kind of data",
            ["season", "#finished games", .. columns],
            () =>
            {
                foreach (var season in report.Games)
                {
                    using var row = html.Open("tr");
                    html.RowHead(Year(season.Season));
                    html.Number(season.Finished, "N0");
                    foreach (var (fact, games) in season.Known)
                    {
                        var share = (double)games / season.Finished;
                        WriteCell(
                            html,
                            share,
                            games == 0 ? "missing" : Format(share * 100, "0.0"),
                            $"{fact}: {Format(games, "N0")} games, {Format(season.Finished - games, "N0")} missing"
                        );
                    }
                }
            }
        );
    }

    private static void WriteTables(LakeReport report, HtmlWriter html)
    {
        var seasons = report.Games.Select(games => games.Season).ToArray();
        html.Table(
            "Rows of each table by season",
            ["table", .. seasons.Select(season => $"#{Year(season)}"), "#all rows", "layer"],
            () =>
            {
                foreach (var table in report.Tables)
                {
                    using var row = html.Open("tr");
                    html.RowHead(table.Table);
                    var largest = table.Seasons?.Values.DefaultIfEmpty().Max() ?? 0;
                    foreach (var season in seasons)
                    {
                        WriteSeason(html, table, season, largest);
                    }

                    html.Number(table.Total, "N0");
                    html.Cell(table.Layer);
                }
            }
        );
    }

    private static void WriteSeason(HtmlWriter html, TableRows table, int season, long largest)
    {
        if (table.Seasons is null)
        {
            html.Element("td", "", ("class", "number"));
            return;
        }

        var rows = table.Seasons.GetValueOrDefault(season);
        WriteCell(
            html,
            largest == 0 ? 0 : (double)rows / largest,
            rows == 0 ? "missing" : Format(rows, "N0"),
            $"{table.Table}, season {Year(season)}"
        );
    }

    private static void WriteCell(HtmlWriter html, double share, string text, string title)
    {
        var step = share <= 0 ? 0 : Math.Clamp((int)Math.Ceiling(share * Steps), 1, Steps);
        html.Element("td", text, ("class", $"number {Class(step)}"), ("title", title));
    }

    private static string Class(int step) =>
        step == 0 ? "heat none" : string.Create(CultureInfo.InvariantCulture, $"heat h{step}");

    private static string Year(int season) => season.ToString(CultureInfo.InvariantCulture);
}
