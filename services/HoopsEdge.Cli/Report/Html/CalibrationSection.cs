using System.Globalization;
using static HoopsEdge.Cli.Report.Html.HtmlParts;

namespace HoopsEdge.Cli.Report.Html;

/// <summary>Whether games end as the ratings of their day said.</summary>
internal static class CalibrationSection
{
    public static void Write(LakeReport report, HtmlWriter html)
    {
        using var section = html.Section("calibration", "Calibration of predicted margins");
        if (report.Calibration is not { Count: > 0 } deciles)
        {
            html.Missing(
                "team_adjusted_efficiencies has no rating for the day of a finished game of the season.",
                RatingsSection.Command(report.Season)
            );
            return;
        }

        var games = deciles.Sum(decile => decile.Games);
        html.Element(
            "p",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{games:N0} games, each predicted from ratings that know games before its day only. Mean absolute error {Mean(deciles, decile => decile.Error):0.00} points; always predicting the mean home margin would err by {Mean(deciles, decile => decile.ErrorOfMean):0.00}."
            )
        );
        WriteChart(deciles, html);
        html.Table(
            "Home margin in points, ten groups of rising prediction",
            [
                "#group",
                "#games",
                "#from (points)",
                "#to (points)",
                "#predicted (points)",
                "#actual (points)",
                "#absolute error (points)",
            ],
            () =>
            {
                foreach (var decile in deciles)
                {
                    using var row = html.Open("tr");
                    html.Number(decile.Decile, "0");
                    html.Number(decile.Games, "N0");
                    html.Number(decile.Lowest, "0.0");
                    html.Number(decile.Highest, "0.0");
                    html.Number(decile.Predicted, "0.0");
                    html.Number(decile.Actual, "0.0");
                    html.Number(decile.Error, "0.0");
                }
            }
        );
    }

    private static void WriteChart(IReadOnlyList<MarginDecile> deciles, HtmlWriter html)
    {
        var frame = ChartFrame.Around([
            .. deciles.Select(decile => decile.Predicted),
            .. deciles.Select(decile => decile.Actual),
        ]);
        double X(double value) => ChartFrame.X((value - frame.Low) / (frame.High - frame.Low));
        using var figure = html.Open("figure");
        using (
            frame.Open(html, "Mean actual margin by mean predicted margin, in points; the table below has the numbers")
        )
        {
            foreach (var value in frame.Ticks())
            {
                var y = At(ChartFrame.Height - ChartFrame.Bottom + 18);
                html.Element("text", Format(value, "0.#"), ("class", "tick middle"), ("x", At(X(value))), ("y", y));
            }

            html.Element(
                "line",
                "",
                ("class", "ideal"),
                ("x1", At(X(frame.Low))),
                ("y1", At(frame.Y(frame.Low))),
                ("x2", At(X(frame.High))),
                ("y2", At(frame.Y(frame.High)))
            );
            foreach (var decile in deciles)
            {
                html.Element(
                    "circle",
                    "",
                    ("class", "dot"),
                    ("r", "5"),
                    ("cx", At(X(decile.Predicted))),
                    ("cy", At(frame.Y(decile.Actual)))
                );
            }

            html.Element(
                "text",
                "predicted home margin (points)",
                ("class", "tick middle"),
                ("x", At(ChartFrame.X(0.5))),
                ("y", At(ChartFrame.Height - 6))
            );
        }

        html.Element(
            "figcaption",
            "A dot is a tenth of the games: mean actual home margin (points, vertical) by mean predicted one. On the dashed line both are equal."
        );
    }

    private static double Mean(IReadOnlyList<MarginDecile> deciles, Func<MarginDecile, double> error) =>
        deciles.Sum(decile => error(decile) * decile.Games) / deciles.Sum(decile => decile.Games);
}
