using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HoopsEdge.Scheduler.Planning;
using Spectre.Console;

namespace HoopsEdge.Cli.Output;

/// <summary>Prints a plan: calls per endpoint, time at the rate limit, budget after.</summary>
internal static class PlanView
{
    /// <summary>Prints a table for people or JSON for programs.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="requestsPerSecond">The rate limit.</param>
    /// <param name="remaining">Calls that the month has left, or null when unknown.</param>
    /// <param name="json">True for JSON.</param>
    /// <param name="terminal">Where it goes.</param>
    public static void Print(Plan plan, double requestsPerSecond, int? remaining, bool json, Terminal terminal)
    {
        var seconds = plan.Calls / requestsPerSecond;
        if (json)
        {
            var report = new PlanReport(
                [
                    .. plan.Endpoints.Select(line => new PlanLine(
                        line.Endpoint,
                        line.Fetches.Count,
                        line.Calls,
                        line.EstimatedCalls > 0,
                        line.Note
                    )),
                ],
                plan.Calls,
                plan.IsEstimate,
                seconds,
                remaining,
                remaining - plan.Calls
            );
            terminal.Output.WriteLine(JsonSerializer.Serialize(report, PlanJson.Default.PlanReport));
            return;
        }

        terminal.Console.Write(Table(plan));
        terminal.Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(plan.IsEstimate ? "At most " : "")}{plan.Calls:N0} calls, {Duration.Text(TimeSpan.FromSeconds(seconds))} at {requestsPerSecond:0.##} a second; {Budget(plan, remaining)}"
            )
        );
    }

    private static string Budget(Plan plan, int? remaining) =>
        remaining is { } left
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{left:N0} calls left this month, {left - plan.Calls:N0} after"
            )
            : "calls left this month are not known before the first answer";

    private static Table Table(Plan plan)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn("endpoint")
            .AddColumn(new TableColumn("fetches").RightAligned())
            .AddColumn(new TableColumn("calls").RightAligned())
            .AddColumn("note");
        foreach (var line in plan.Endpoints)
        {
            table.AddRow(
                Markup.Escape(line.Endpoint),
                line.Fetches.Count.ToString("N0", CultureInfo.InvariantCulture),
                (line.EstimatedCalls > 0 ? "≤ " : "") + line.Calls.ToString("N0", CultureInfo.InvariantCulture),
                Markup.Escape(line.Note)
            );
        }

        return table;
    }
}

/// <summary>A plan for programs.</summary>
internal sealed record PlanReport(
    IReadOnlyList<PlanLine> Endpoints,
    int Calls,
    bool IsEstimate,
    double Seconds,
    int? CallsLeft,
    int? CallsLeftAfter
);

/// <summary>One endpoint of a plan for programs.</summary>
internal sealed record PlanLine(string Endpoint, int Fetches, int Calls, bool IsEstimate, string Note);

/// <summary>Source-generated JSON of plans.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(PlanReport))]
internal sealed partial class PlanJson : JsonSerializerContext;
