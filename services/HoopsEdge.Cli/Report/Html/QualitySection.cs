using System.Globalization;
using HoopsEdge.Cli.Validation;
using HoopsEdge.Cli.Validation.Declared;
using HoopsEdge.Lakehouse.Tables.Checks;

namespace HoopsEdge.Cli.Report.Html;

/// <summary>What the newest validation saw.</summary>
internal static class QualitySection
{
    public static void Write(LakeReport report, HtmlWriter html)
    {
        using var section = html.Section("quality", "Quality");
        if (report.Quality is not { } quality)
        {
            html.Missing("The lake was never validated.", "hoops validate");
            return;
        }

        using (html.Open("p"))
        {
            html.Element(
                "strong",
                quality.IsValid ? "The lake is valid." : "The lake is not valid.",
                ("class", quality.IsValid ? "good" : "bad")
            );
            html.Text(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $" {quality.Breaches} breaches and {quality.Warnings} warnings; of the declared checks {quality.Passed} passed, {quality.Failed} failed and {quality.Skipped} were skipped. Checked {quality.CheckedAt:yyyy-MM-dd HH:mm} UTC."
                )
            );
        }

        foreach (var check in quality.Checks.Where(IsFailed).OrderByDescending(check => check.Severity))
        {
            WriteFailed(check, html);
        }

        WriteFindings(quality, html);
        WriteTables(quality, html);
    }

    private static void WriteFailed(CheckResult check, HtmlWriter html)
    {
        var isError = check.Severity == CheckSeverity.Error;
        using (html.Open("h3"))
        {
            html.Element("span", isError ? "breach" : "warning", ("class", isError ? "tag bad" : "tag fair"));
            html.Text($" {check.Table}: ").Element("code", check.Check);
        }

        html.Element("p", check.Message);
        if (check.Worst is not [])
        {
            html.Table(
                $"The worst of {check.Table}: {check.Check}",
                check.Worst[0].Keys,
                () =>
                {
                    foreach (var breach in check.Worst)
                    {
                        using var row = html.Open("tr");
                        foreach (var value in breach.Values)
                        {
                            html.Cell(value ?? "null");
                        }
                    }
                }
            );
        }
    }

    private static void WriteFindings(QualityReport quality, HtmlWriter html)
    {
        if (quality.Findings is [])
        {
            return;
        }

        html.Table(
            "The lake as a whole",
            ["severity", "check", "subject", "finding"],
            () =>
            {
                foreach (var finding in quality.Findings)
                {
                    using var row = html.Open("tr");
                    html.Element(
                        "td",
                        finding.Severity.ToString().ToLowerInvariant(),
                        ("class", Class(finding.Severity))
                    );
                    html.Cell(finding.Check);
                    html.Cell(finding.Subject);
                    html.Element("td", finding.Message, ("class", "sentence"));
                }
            }
        );
    }

    private static void WriteTables(QualityReport quality, HtmlWriter html) =>
        html.Table(
            "Declared checks by table",
            ["table", "#rows", "#passed", "#failed", "#skipped"],
            () =>
            {
                foreach (var checks in quality.Checks.GroupBy(check => check.Table))
                {
                    using var row = html.Open("tr");
                    html.RowHead(checks.Key);
                    html.Number(checks.First().Rows, "N0");
                    html.Number(Count(checks, CheckOutcome.Passed), "N0");
                    html.Element(
                        "td",
                        HtmlParts.Format(Count(checks, CheckOutcome.Failed), "N0"),
                        (
                            "class",
                            checks.Any(check => check.IsBreach) ? "number bad"
                            : checks.Any(IsFailed) ? "number fair"
                            : "number"
                        )
                    );
                    html.Number(Count(checks, CheckOutcome.Skipped), "N0");
                }
            }
        );

    private static string Class(Severity severity) =>
        severity switch
        {
            Severity.Breach => "bad",
            Severity.Warning => "fair",
            _ => "plain",
        };

    private static bool IsFailed(CheckResult check) => check.Outcome == CheckOutcome.Failed;

    private static int Count(IEnumerable<CheckResult> checks, CheckOutcome outcome) =>
        checks.Count(check => check.Outcome == outcome);
}
