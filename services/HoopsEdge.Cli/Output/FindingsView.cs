using System.Text.Json;
using System.Text.Json.Serialization;
using HoopsEdge.Cli.Validation;
using Spectre.Console;

namespace HoopsEdge.Cli.Output;

/// <summary>Prints what checks saw, worst first.</summary>
internal static class FindingsView
{
    /// <summary>Prints a table for people or JSON for programs.</summary>
    public static void Print(IReadOnlyList<Finding> findings, bool json, Terminal terminal)
    {
        var sorted = findings.OrderByDescending(finding => finding.Severity).ToArray();
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(sorted, FindingJson.Default.FindingArray));
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("severity", "check", "subject", "finding");
        foreach (var finding in sorted)
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

        if (sorted.Length > 0)
        {
            terminal.Console.Write(table);
        }

        var breaches = sorted.Count(finding => finding.Severity == Severity.Breach);
        var warnings = sorted.Count(finding => finding.Severity == Severity.Warning);
        terminal.Console.WriteLine(
            $"{(breaches == 0 ? "The lake is valid" : "The lake is not valid")}: {breaches} breaches, {warnings} warnings"
        );
    }
}

/// <summary>Source-generated JSON of findings.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    WriteIndented = true
)]
[JsonSerializable(typeof(Finding[]))]
internal sealed partial class FindingJson : JsonSerializerContext;
