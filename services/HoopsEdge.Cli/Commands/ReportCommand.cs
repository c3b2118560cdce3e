using System.CommandLine;
using HoopsEdge.Cli.Hosting;
using HoopsEdge.Cli.Output;
using HoopsEdge.Cli.Report;
using HoopsEdge.Cli.Report.Html;
using HoopsEdge.Cli.Validation;
using HoopsEdge.Lakehouse.Query;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Cli.Commands;

/// <summary><c>hoops report</c>: the lake on one page.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "report",
            "Write one HTML page: coverage, quality, top 25, calibration of predicted margins, line movement of a game"
        );
        var season = new Option<int?>("--season")
        {
            Description = "Season of ratings, calibration and lines; the newest with finished games",
            HelpName = "S",
        };
        var game = new Option<int?>("--game")
        {
            Description = "Game whose lines are shown; the one of the season whose spread moved most",
            HelpName = "ID",
        };
        var file = new Option<string>("--out")
        {
            Description = "Where to write the page",
            HelpName = "FILE",
            DefaultValueFactory = _ => "hoops-report.html",
        };
        command.Options.Add(season);
        command.Options.Add(game);
        command.Options.Add(file);
        var common = new CommonOptions().AddTo(command);
        command.SetAction(
            async (result, cancellationToken) =>
            {
                var report = await ReadAsync(
                    common,
                    result,
                    result.GetValue(season),
                    result.GetValue(game),
                    cancellationToken
                );
                var path = Path.GetFullPath(result.GetValue(file) ?? "");
                await WriteAsync(path, ReportPage.Render(report), cancellationToken);
                ReportView.Print(report, path, common.WantsJson(result), terminal);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task<LakeReport> ReadAsync(
        CommonOptions common,
        ParseResult result,
        int? season,
        int? game,
        CancellationToken cancellationToken
    )
    {
        var options = common.Load(result);
        using var host = await EmbeddedHost.BuildAsync(options, common.IsVerbose(result), cancellationToken);
        var views = host.Services.GetRequiredService<LakeViews>();
        using var session = await views.OpenAsync(cancellationToken);
        var start = new LakeReport
        {
            Lake = LakeName.Of(options),
            MadeAt = host.Services.GetRequiredService<TimeProvider>().GetUtcNow(),
            Quality = await LakeValidation.Reports(host.Services).ReadLatestAsync(cancellationToken),
        };
        var reader = new LakeReportReader(session, await views.ReadDefinitionsAsync(cancellationToken));
        return await reader.ReadAsync(start, season, game, cancellationToken);
    }

    private static async Task WriteAsync(string path, string html, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(path, html, cancellationToken);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--out {path}: {wrong.Message}", wrong);
        }
    }
}
