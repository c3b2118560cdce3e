using System.Globalization;
using System.Text.Json;
using HoopsEdge.Cli.Validation;
using HoopsEdge.Cli.Validation.Declared;
using HoopsEdge.Lakehouse.Tables.Checks;
using Spectre.Console;

namespace HoopsEdge.Cli.Output;

/// <summary>Prints what a validation saw: the checks of each table, the worst rows, then the lake as a whole.</summary>
internal static class QualityView
{
    /// <summary>Prints tables for people or JSON for programs.</summary>
    public static void Print(QualityReport report, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(report, QualityJson.Default.QualityReport));
            return;
        }

        PrintTables(report, terminal.Console);
        foreach (var check in report.Checks.Where(IsFailed).OrderByDescending(check => check.Severity))
        {
            PrintFailed(check, terminal.Console);
        }

        PrintFindings(report, terminal.Console);
        PrintSkipped(report, terminal.Console);
        terminal.Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Declared checks: {report.Passed} passed, {report.Failed} failed, {report.Skipped} skipped"
            )
        );
        terminal.Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(report.IsValid ? "The lake is valid" : "The lake is not valid")}: {report.Breaches} breaches, {report.Warnings} warnings"
            )
        );
    }

    private static void PrintTables(QualityReport report, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("layer", "table");
        foreach (var name in new[] { "rows", "passed", "failed", "skipped" })
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (
            var checks in report.Checks.Where(check => check.Rows > 0).GroupBy(check => (check.Layer, check.Table))
        )
        {
            var failed = Count(checks, CheckOutcome.Failed);
            var color = checks.Any(check => check.IsBreach) ? "red" : "yellow";
            table.AddRow(
                checks.Key.Layer,
                Markup.Escape(checks.Key.Table),
                Number(checks.First().Rows),
                Number(Count(checks, CheckOutcome.Passed)),
                failed == 0 ? "0" : $"[{color}]{Number(failed)}[/]",
                Number(Count(checks, CheckOutcome.Skipped))
            );
        }

        if (table.Rows.Count > 0)
        {
            console.Write(table);
        }
    }

    private static void PrintFailed(CheckResult check, IAnsiConsole console)
    {
        var (color, word) = check.Severity == CheckSeverity.Error ? ("red", "breach") : ("yellow", "warning");
        console.MarkupLine(
            $"[{color}]{word}[/] {Markup.Escape(check.Table)}: {Markup.Escape(check.Check)}: {Markup.Escape(check.Message)}"
        );
        if (check.Worst is [])
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple);
        foreach (var name in check.Worst[0].Keys)
        {
            table.AddColumn(new TableColumn(Markup.Escape(name)));
        }

        foreach (var row in check.Worst)
        {
            table.AddRow([.. row.Values.Select(value => Markup.Escape(value ?? "null"))]);
        }

        console.Write(table);
    }

    private static void PrintFindings(QualityReport report, IAnsiConsole console)
    {
        if (report.Findings is [])
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("severity", "check", "subject", "finding");
        foreach (var finding in report.Findings)
        {
            var color = finding.Severity switch
            {
                Severity.Breach => "red",
                Severity.Warning => "yellow",
                _ => "default",
            };
            table.AddRow(
                $"[{color}]{finding.Severity.ToString().ToLowerInvariant()}[/]",
                Markup.Escape(finding.Check),
                Markup.Escape(finding.Subject),
                Markup.Escape(finding.Message)
            );
        }

        console.Write(table);
    }

    private static void PrintSkipped(QualityReport report, IAnsiConsole console)
    {
        var empty = report.Checks.Where(check => check.Rows == 0).Select(check => check.Table).Distinct().ToArray();
        if (empty.Length > 0)
        {
            console.WriteLine($"Skipped, because they have no rows: {string.Join(", ", empty)}");
        }

        var blind = report
            .Checks.Where(check => check is { Outcome: CheckOutcome.Skipped, Rows: > 0 })
            .Select(check => $"{check.Table}: {check.Check} ({check.Message})");
        foreach (var check in blind)
        {
            console.WriteLine($"Skipped: {check}");
        }
    }

    private static bool IsFailed(CheckResult check) => check.Outcome == CheckOutcome.Failed;

    private static int Count(IEnumerable<CheckResult> checks, CheckOutcome outcome) =>
        checks.Count(check => check.Outcome == outcome);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
