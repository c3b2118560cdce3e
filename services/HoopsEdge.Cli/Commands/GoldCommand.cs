using System.CommandLine;
using HoopsEdge.Cataloger;
using HoopsEdge.Cli.Hosting;
using HoopsEdge.Cli.Output;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Transformer.Gold;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HoopsEdge.Cli.Commands;

/// <summary><c>hoops gold</c>: play-by-play silver and the gold tables.</summary>
internal static class GoldCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "gold",
            "Build play-by-play silver and the gold tables whose inputs changed; runs and rebuild do so by themselves"
        );
        var season = new Option<int?>("--season")
        {
            Description = "One season, such as 2026, instead of all that have games",
            HelpName = "S",
        };
        var table = new Option<string>("--table")
        {
            Description = "One table, after the derived tables that it reads",
            HelpName = "T",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be built" };
        command.Options.Add(season);
        command.Options.Add(table);
        command.Options.Add(dryRun);
        var common = new CommonOptions().AddTo(command);
        command.SetAction(
            (result, cancellationToken) =>
            {
                var request = new GoldRequest(
                    result.GetValue(season) is { } year ? [year] : [],
                    result.GetValue(table),
                    result.GetValue(dryRun)
                );
                return RunAsync(common, result, request, terminal, cancellationToken);
            }
        );
        return command;
    }

    /// <summary>Builds what a run left to build, unless gold is left to <c>hoops gold</c>.</summary>
    /// <returns>Exit code: done, or a breach when a table failed, which is told on the error stream.</returns>
    internal static async Task<int> FollowAsync(
        IHost host,
        HoopsOptions options,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        if (!options.Gold.Enabled)
        {
            return ExitCode.Done;
        }

        var builder = host.Services.GetRequiredService<GoldBuilder>();
        var report = await builder.RunIfNewsAsync(publish: null, cancellationToken);
        GoldView.PrintFailures(report, terminal);
        return ExitCodeOf(report);
    }

    private static async Task<int> RunAsync(
        CommonOptions common,
        ParseResult result,
        GoldRequest request,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var options = common.Load(result);
        using var host = await EmbeddedHost.BuildAsync(options, common.IsVerbose(result), cancellationToken);
        var report = await BuildAsync(host, request, cancellationToken);
        if (!request.DryRun)
        {
            await host.Services.GetRequiredService<CatalogRefresh>().RunAsync(cancellationToken);
        }

        GoldView.Print(report, common.WantsJson(result), terminal);
        return ExitCodeOf(report);
    }

    private static async Task<GoldReport> BuildAsync(
        IHost host,
        GoldRequest request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var builder = host.Services.GetRequiredService<GoldBuilder>();
            return await builder.RunAsync(request, publish: null, cancellationToken);
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message, wrong);
        }
    }

    private static int ExitCodeOf(GoldReport report) => report.Failed.Any() ? ExitCode.Breach : ExitCode.Done;
}
