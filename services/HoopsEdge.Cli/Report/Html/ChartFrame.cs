using static HoopsEdge.Cli.Report.Html.HtmlParts;

namespace HoopsEdge.Cli.Report.Html;

/// <summary>The plane of a drawing: its pixels, what they stand for, and its vertical axis.</summary>
/// <param name="Low">Value at the bottom.</param>
/// <param name="High">Value at the top.</param>
internal sealed record ChartFrame(double Low, double High)
{
    /// <summary>Pixels of the drawing.</summary>
    public const double Width = 560;

    /// <summary>Pixels of the drawing.</summary>
    public const double Height = 320;

    /// <summary>Pixels left of the plane, for numbers.</summary>
    public const double Left = 48;

    /// <summary>Pixels right of the plane.</summary>
    public const double Right = 16;

    /// <summary>Pixels above the plane.</summary>
    public const double Top = 16;

    /// <summary>Pixels below the plane, for names.</summary>
    public const double Bottom = 44;

    private const int Lines = 6;

    /// <summary>A frame around values, with round numbers at its edges.</summary>
    public static ChartFrame Around(IReadOnlyCollection<double> values)
    {
        var span = Math.Max(1, values.Max() - values.Min());
        var step = Step(span);
        return new ChartFrame(
            Math.Floor((values.Min() - span * 0.05) / step) * step,
            Math.Ceiling((values.Max() + span * 0.05) / step) * step
        );
    }

    /// <summary>Pixels from the top of a value.</summary>
    public double Y(double value) => Top + (Height - Top - Bottom) * (High - value) / (High - Low);

    /// <summary>Pixels from the left of a share (0 to 1) of the plane's width.</summary>
    public static double X(double share) => Left + (Width - Left - Right) * share;

    /// <summary>Opens the drawing with its horizontal lines and numbers.</summary>
    public HtmlWriter.Opened Open(HtmlWriter html, string label)
    {
        var svg = html.Open(
            "svg",
            ("class", "chart"),
            ("viewBox", $"0 0 {At(Width)} {At(Height)}"),
            ("role", "img"),
            ("aria-label", label)
        );
        foreach (var value in Ticks())
        {
            var y = At(Y(value));
            html.Element(
                "line",
                "",
                ("class", "grid"),
                ("x1", At(Left)),
                ("x2", At(Width - Right)),
                ("y1", y),
                ("y2", y)
            );
            html.Element(
                "text",
                Format(value, "0.#"),
                ("class", "tick end"),
                ("x", At(Left - 6)),
                ("y", At(Y(value) + 4))
            );
        }

        return svg;
    }

    /// <summary>Round values between the edges.</summary>
    public IEnumerable<double> Ticks()
    {
        var step = Step(High - Low);
        for (var value = Math.Ceiling(Low / step) * step; value <= High + step / 1000; value += step)
        {
            yield return value;
        }
    }

    private static double Step(double span)
    {
        var rough = span / Lines;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power
            * (
                (rough / power) switch
                {
                    <= 1 => 1,
                    <= 2 => 2,
                    <= 5 => 5,
                    _ => 10,
                }
            );
    }
}
