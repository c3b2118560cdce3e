using System.Text.Json;
using System.Text.Json.Serialization;
using HoopsEdge.Cli.Report;

namespace HoopsEdge.Cli.Output;

/// <summary>Says where a report is and what it could not show.</summary>
internal static class ReportView
{
    /// <summary>Prints a line for people or JSON for programs.</summary>
    public static void Print(LakeReport report, string path, bool json, Terminal terminal)
    {
        var written = new WrittenReport(path, report.Season, Missing(report));
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(written, ReportJson.Default.WrittenReport));
            return;
        }

        terminal.Output.WriteLine($"The report is in {path}");
        if (written.Missing.Count > 0)
        {
            terminal.Output.WriteLine(
                $"Not in the lake, so the page says how to get it: {string.Join(", ", written.Missing)}"
            );
        }
    }

    private static List<string> Missing(LakeReport report)
    {
        var parts = new (string Name, bool IsThere)[]
        {
            ("coverage", report.Games.Count > 0),
            ("quality", report.Quality is not null),
            ("top 25", report.Teams is not null),
            ("calibration", report.Calibration is not null),
            ("line movement", report.Lines is not null),
        };
        return [.. parts.Where(part => !part.IsThere).Select(part => part.Name)];
    }
}

/// <summary>A report that was written.</summary>
/// <param name="File">Where it is.</param>
/// <param name="Season">The season that it shows, or null.</param>
/// <param name="Missing">Parts that the lake does not have.</param>
internal sealed record WrittenReport(string File, int? Season, IReadOnlyList<string> Missing);

/// <summary>Source-generated JSON of what was written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(WrittenReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
