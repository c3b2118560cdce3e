using System.Globalization;
using System.Text.Json;
using HoopsEdge.Scheduler.Runs;
using Spectre.Console;

namespace HoopsEdge.Cli.Output;

/// <summary>Prints what a run did.</summary>
internal static class SummaryView
{
    private const int DeadShown = 10;

    /// <summary>Prints a table for people or JSON for programs.</summary>
    public static void Print(RunSummary summary, string lake, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(summary, RunJson.Default.RunSummary));
            return;
        }

        var console = terminal.Console;
        if (summary.Endpoints.Count == 0)
        {
            console.MarkupLine("Nothing is due: no call was made.");
        }
        else if (summary.Total.Open < summary.Total.Planned || summary.Problem is null)
        {
            console.Write(Table(summary));
        }

        foreach (var (endpoint, fields) in summary.UnknownFields)
        {
            console.MarkupLineInterpolated(
                $"[yellow]{endpoint}: fields unknown to the contract, kept in bronze _extra: {string.Join(", ", fields)}[/]"
            );
        }

        foreach (var dead in summary.Dead.Take(DeadShown))
        {
            console.MarkupLineInterpolated($"[red]dead {dead.Endpoint} {dead.FetchId}: {dead.Error}[/]");
        }

        if (summary.Dead.Count > DeadShown)
        {
            console.MarkupLineInterpolated($"[red]and {summary.Dead.Count - DeadShown} more under deadletter/[/]");
        }

        console.WriteLine(LastLine(summary, lake));
    }

    private static string LastLine(RunSummary summary, string lake)
    {
        var total = summary.Total;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"Run {summary.RunId} {summary.Outcome}: {total.Rows:N0} rows, {total.Calls:N0} calls in {summary.DurationSeconds:0.0} s; lake {LakeName.Full(lake)}"
        );
        return summary switch
        {
            { Outcome: "interrupted" } =>
                $"{text}\n{total.Open} fetches are open: the same command goes on where this one stopped.",
            { Problem: { } problem } => $"{text}\n{problem}",
            _ => text,
        };
    }

    private static Table Table(RunSummary summary)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("endpoint");
        foreach (
            var name in new[]
            {
                "planned",
                "landed",
                "unchanged",
                "empty",
                "not found",
                "not entitled",
                "dead",
                "open",
                "rows",
                "calls",
            }
        )
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (var (endpoint, counts) in summary.Endpoints)
        {
            table.AddRow(Row(endpoint, counts));
        }

        return table.AddRow(Row("total", summary.Total));
    }

    private static string[] Row(string name, EndpointCounts counts) =>
        [
            Markup.Escape(name),
            Number(counts.Planned),
            Number(counts.Landed),
            Number(counts.Unchanged),
            Number(counts.Empty),
            Number(counts.NotFound),
            Number(counts.NotEntitled),
            Number(counts.Dead),
            Number(counts.Open),
            Number(counts.Rows),
            Number(counts.Calls),
        ];

    private static string Number(long value) => value == 0 ? "" : value.ToString("N0", CultureInfo.InvariantCulture);
}
