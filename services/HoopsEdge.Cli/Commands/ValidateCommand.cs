using System.CommandLine;
using HoopsEdge.Cli.Hosting;
using HoopsEdge.Cli.Output;
using HoopsEdge.Cli.Validation;

namespace HoopsEdge.Cli.Commands;

/// <summary><c>hoops validate</c>: is the lake what it promises to be?</summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "validate",
            "Check the lake: what each table declares of its rows, last run, schemas, partitions, freshness, completeness; exit code 1 on a breach"
        );
        var common = new CommonOptions().AddTo(command);
        command.SetAction(
            async (result, cancellationToken) =>
            {
                var options = common.Load(result);
                using var host = await EmbeddedHost.BuildAsync(options, common.IsVerbose(result), cancellationToken);
                var report = await LakeValidation.RunAsync(host.Services, options, cancellationToken);
                QualityView.Print(report, common.WantsJson(result), terminal);
                return report.IsValid ? ExitCode.Done : ExitCode.Breach;
            }
        );
        return command;
    }
}
