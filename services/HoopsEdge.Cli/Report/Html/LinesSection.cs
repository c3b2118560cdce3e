using System.Globalization;
using static HoopsEdge.Cli.Report.Html.HtmlParts;

namespace HoopsEdge.Cli.Report.Html;

/// <summary>How the spread of one game moved.</summary>
internal static class LinesSection
{
    /// <summary>Colours that can be told apart; more providers share them, the table tells which is which.</summary>
    private const int Colors = 6;

    public static void Write(LakeReport report, HtmlWriter html)
    {
        using var section = html.Section("lines", "Line movement");
        if (report.Lines is not { Moves.Count: > 0 } lines)
        {
            var season = report.Season?.ToString(CultureInfo.InvariantCulture) ?? "S";
            html.Missing(
                "fct_lines has no spread of a game of the season.",
                $"hoops backfill --seasons {season} --endpoints lines"
            );
            return;
        }

        var why = lines.IsLargest ? "its spread moved most in the season" : "as asked for";
        html.Element(
            "p",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{lines.Title} (game {lines.GameId}, {why}). A negative spread favours the home team."
            )
        );
        var providers = lines.Moves.GroupBy(move => move.Provider).ToArray();
        if (lines.Moves.Any(move => move.Spread is not null))
        {
            WriteChart(lines, providers, html);
        }

        WriteTable(providers, html);
    }

    private static void WriteChart(GameLines lines, IGrouping<string, LineMove>[] providers, HtmlWriter html)
    {
        var frame = ChartFrame.Around([.. lines.Moves.Select(move => move.Spread).OfType<double>()]);
        var moments = lines
            .Moves.Select(move => (move.Step, move.Moment))
            .Distinct()
            .OrderBy(moment => moment.Step)
            .ToArray();
        double X(int step) =>
            ChartFrame.X(
                0.04 + 0.92 * Array.FindIndex(moments, moment => moment.Step == step) / Math.Max(1, moments.Length - 1)
            );
        using var figure = html.Open("figure");
        using (frame.Open(html, "Spread of each provider over time, in points; the table below has the numbers"))
        {
            foreach (var (step, moment) in Labelled(moments))
            {
                var y = At(ChartFrame.Height - ChartFrame.Bottom + 18);
                var anchor =
                    step == moments[0].Step ? "tick"
                    : step == moments[^1].Step ? "tick end"
                    : "tick middle";
                html.Element("text", moment, ("class", anchor), ("x", At(X(step))), ("y", y));
            }

            foreach (var (place, provider) in providers.Index())
            {
                WriteCurve(html, frame, provider, place, moments[^1].Step, X);
            }
        }

        using var caption = html.Open("figcaption");
        html.Text("Spread in points. ");
        foreach (var (place, provider) in providers.Index())
        {
            html.Element("span", provider.Key, ("class", $"key {Series(place)}"));
        }
    }

    /// <summary>A provider's steps: an offer stands until the next.</summary>
    private static void WriteCurve(
        HtmlWriter html,
        ChartFrame frame,
        IGrouping<string, LineMove> provider,
        int place,
        int last,
        Func<int, double> x
    )
    {
        var moves = provider.Where(move => move.Spread is not null).ToArray();
        if (moves is [])
        {
            return;
        }

        var points = moves.Select(move => (X: x(move.Step), Y: frame.Y(move.Spread ?? 0))).ToList();
        points.Add((x(last), points[^1].Y));
        html.Element(
            "polyline",
            "",
            ("class", $"curve {Series(place)}"),
            ("points", string.Join(' ', points.Select(point => $"{At(point.X)},{At(point.Y)}")))
        );
        foreach (var (cx, cy) in points)
        {
            html.Element("circle", "", ("class", $"dot {Series(place)}"), ("r", "4"), ("cx", At(cx)), ("cy", At(cy)));
        }
    }

    private static void WriteTable(IGrouping<string, LineMove>[] providers, HtmlWriter html) =>
        html.Table(
            "First and latest offer of each provider",
            [
                "provider",
                "from",
                "to",
                "#spread, first (points)",
                "#spread, latest (points)",
                "#moved (points)",
                "#total, first (points)",
                "#total, latest (points)",
                "#moved (points)",
            ],
            () =>
            {
                foreach (var provider in providers)
                {
                    using var row = html.Open("tr");
                    var (first, latest) = (provider.First(), provider.Last());
                    html.RowHead(provider.Key);
                    html.Cell(first.Moment);
                    html.Cell(latest.Moment);
                    html.Number(first.Spread, "0.0");
                    html.Number(latest.Spread, "0.0");
                    html.Number(latest.Spread - first.Spread, "+0.0;-0.0;0.0");
                    html.Number(first.OverUnder, "0.0");
                    html.Number(latest.OverUnder, "0.0");
                    html.Number(latest.OverUnder - first.OverUnder, "+0.0;-0.0;0.0");
                }
            }
        );

    /// <summary>The ends, and the moments between them where there is room for their names.</summary>
    private static IEnumerable<(int Step, string Moment)> Labelled((int Step, string Moment)[] moments)
    {
        const int room = 5;
        var stride = Math.Max(1, (moments.Length - 1 + room - 1) / room);
        return moments.Where(
            (_, place) =>
                place == moments.Length - 1 || (place % stride == 0 && place + stride / 2 < moments.Length - 1)
        );
    }

    private static string Series(int place) => string.Create(CultureInfo.InvariantCulture, $"s{place % Colors}");
}
