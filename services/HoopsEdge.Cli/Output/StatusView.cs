using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HoopsEdge.Lakehouse.Catalog;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler.Runs;
using Spectre.Console;

namespace HoopsEdge.Cli.Output;

/// <summary>Prints what is in the lake.</summary>
internal static class StatusView
{
    /// <summary>Prints a table for people or JSON for programs.</summary>
    public static void Print(LakeStatus status, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(status, StatusJson.Default.LakeStatus));
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("layer", "table");
        foreach (var name in new[] { "objects", "rows", "MB", "seasons" })
        {
            table.AddColumn(new Spectre.Console.TableColumn(name).RightAligned());
        }

        foreach (var line in status.Tables.Where(line => line.Objects > 0))
        {
            table.AddRow(
                line.Layer,
                Markup.Escape(line.Table),
                line.Objects.ToString("N0", CultureInfo.InvariantCulture),
                line.Rows?.ToString("N0", CultureInfo.InvariantCulture) ?? "",
                (line.Bytes / 1e6).ToString("N2", CultureInfo.InvariantCulture),
                line.Seasons
            );
        }

        var empty = status.Tables.Count(line => line.Objects == 0);
        terminal.Console.Write(table);
        terminal.Console.WriteLine($"Lake {status.Lake}; {empty} declared tables are empty");
        terminal.Console.WriteLine(
            status.LastRun is { } run
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"Last run {run.RunId} ({run.Mode}) {run.Outcome} at {run.FinishedAt:u}: {run.Total.Landed:N0} landed, {run.Total.Unchanged:N0} unchanged, {run.Total.Dead:N0} dead"
                )
                : "No run has ended yet"
        );
        if (status.CallsLeft is { } left)
        {
            terminal.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{left:N0} calls left this month"));
        }
    }
}

/// <summary>What is in the lake.</summary>
/// <param name="Lake">Where it is.</param>
/// <param name="Tables">A line a declared table.</param>
/// <param name="LastRun">The last run, or null.</param>
/// <param name="CallsLeft">Calls that the month has left, or null when unknown.</param>
internal sealed record LakeStatus(string Lake, IReadOnlyList<TableStatus> Tables, RunSummary? LastRun, int? CallsLeft);

/// <summary>What is in one table; its rows are null where the catalog does not count them (Glue).</summary>
internal sealed record TableStatus(string Layer, string Table, int Objects, long? Rows, long Bytes, string Seasons)
{
    /// <summary>Adds up a catalog entry.</summary>
    public static TableStatus Of(TableDefinition table, CatalogEntry? entry)
    {
        var objects = entry?.Partitions.SelectMany(partition => partition.Value.Objects.Values).ToArray() ?? [];
        var seasons = (entry?.Partitions.Keys ?? [])
            .Select(partition => partition.Split('/')[0])
            .Where(part => part.StartsWith("season=", StringComparison.Ordinal))
            .Select(part => part["season=".Length..])
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();
        return new TableStatus(
            table.Layer,
            table.Name,
            objects.Length,
            objects.Any(item => item.Rows is null) ? null : objects.Sum(item => item.Rows),
            objects.Sum(item => item.Bytes),
            seasons.Length switch
            {
                0 => "",
                1 => seasons[0],
                _ => $"{seasons[0]}..{seasons[^1]}",
            }
        );
    }
}

/// <summary>Source-generated JSON of the status.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(LakeStatus))]
internal sealed partial class StatusJson : JsonSerializerContext;
