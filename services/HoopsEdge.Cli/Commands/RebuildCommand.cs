using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HoopsEdge.Cataloger;
using HoopsEdge.Cli.Hosting;
using HoopsEdge.Transformer.Rebuilding;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace HoopsEdge.Cli.Commands;

/// <summary><c>hoops rebuild</c>: bronze, silver and gold from raw alone.</summary>
internal static class RebuildCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "rebuild",
            "Make bronze, silver and gold again from raw/ alone, without a call; also after the state was lost"
        );
        var common = new CommonOptions().AddTo(command);
        command.SetAction(
            async (result, cancellationToken) =>
            {
                var options = common.Load(result);
                using var host = await EmbeddedHost.BuildAsync(options, common.IsVerbose(result), cancellationToken);
                var rebuild = host.Services.GetRequiredService<LakeRebuild>();
                var report = await rebuild.RunAsync(null, cancellationToken);
                var gold = await GoldCommand.FollowAsync(host, options, terminal, cancellationToken);
                await host.Services.GetRequiredService<CatalogRefresh>().RunAsync(cancellationToken);
                Print(report, common.WantsJson(result), terminal);
                return report.Skipped.Count == 0 ? gold : ExitCode.Breach;
            }
        );
        return command;
    }

    private static void Print(RebuildReport report, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(report, RebuildJson.Default.RebuildReport));
            return;
        }

        foreach (var line in report.Skipped)
        {
            terminal.Error.WriteLine($"hoops: skipped {line}");
        }

        terminal.Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Rebuilt from {report.Answers:N0} raw answers with {report.Rows:N0} rows: {report.ChangedPartitions:N0} silver partitions changed, {report.RemovedObjects:N0} objects removed, {report.Skipped.Count:N0} answers skipped"
            )
        );
    }
}

/// <summary>Source-generated JSON of a rebuild.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(RebuildReport))]
internal sealed partial class RebuildJson : JsonSerializerContext;
