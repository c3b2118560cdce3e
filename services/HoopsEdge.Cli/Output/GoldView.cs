using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HoopsEdge.Transformer.Gold;
using Spectre.Console;

namespace HoopsEdge.Cli.Output;

/// <summary>Prints which derived tables were built.</summary>
internal static class GoldView
{
    /// <summary>Prints a table for people or JSON for programs.</summary>
    public static void Print(GoldReport report, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(report, GoldJson.Default.GoldReport));
            return;
        }

        if (report.Builds.Count == 0)
        {
            terminal.Console.WriteLine("There are no games in the lake yet: run hoops backfill first.");
            return;
        }

        terminal.Console.Write(Lines(report));
        PrintFailures(report, terminal);
        terminal.Console.WriteLine(LastLine(report));
    }

    /// <summary>Prints a line a table that failed on the error stream.</summary>
    public static void PrintFailures(GoldReport report, Terminal terminal)
    {
        foreach (var build in report.Failed)
        {
            terminal.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"hoops: {build.Layer} {build.Table} of {build.Season} was not built, its old data stays: {build.Error}"
                )
            );
        }
    }

    private static Table Lines(GoldReport report)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("season");
        table.AddColumn("table");
        table.AddColumn("outcome");
        foreach (var heading in new[] { "computed", "changed", "rows changed", "seconds" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        foreach (var build in report.Builds)
        {
            table.AddRow(
                Text($"{build.Season}"),
                Text($"{build.Layer}.{build.Table}"),
                Outcome(build.Outcome),
                Text($"{build.Computed:N0}"),
                Text($"{build.Changes.Count:N0}"),
                Text($"{build.Changes.Sum(change => change.Rows):N0}"),
                Text($"{build.Seconds:0.00}")
            );
        }

        return table;
    }

    private static string LastLine(GoldReport report)
    {
        var counts = report
            .Builds.CountBy(build => build.Outcome)
            .OrderBy(count => count.Key)
            .Select(count => Text($"{count.Value:N0} {Outcome(count.Key)}"));
        return string.Join(", ", counts);
    }

    private static string Outcome(BuildOutcome outcome) =>
        outcome switch
        {
            BuildOutcome.Unchanged => "unchanged",
            BuildOutcome.Built => "built",
            BuildOutcome.Due => "due",
            _ => "failed",
        };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Source-generated JSON of a build.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(GoldReport))]
internal sealed partial class GoldJson : JsonSerializerContext;
