using System.CommandLine;
using HoopsEdge.Cli.Hosting;
using HoopsEdge.Cli.Output;
using HoopsEdge.Cli.Validation;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Scheduler.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HoopsEdge.Cli.Commands;

/// <summary><c>hoops validate</c>: is the lake what it promises to be?</summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "validate",
            "Check the lake: last run, keys, schemas, partitions, references, freshness, completeness; exit code 1 on a breach"
        );
        var common = new CommonOptions().AddTo(command);
        command.SetAction(
            async (result, cancellationToken) =>
            {
                var options = common.Load(result);
                using var host = await EmbeddedHost.BuildAsync(options, common.IsVerbose(result), cancellationToken);
                var findings = await FindAsync(host, options, cancellationToken);
                FindingsView.Print(findings, common.WantsJson(result), terminal);
                return findings.Any(finding => finding.Severity == Severity.Breach) ? ExitCode.Breach : ExitCode.Done;
            }
        );
        return command;
    }

    /// <summary>Runs every check.</summary>
    internal static async Task<IReadOnlyList<Finding>> FindAsync(
        IHost host,
        HoopsOptions options,
        CancellationToken cancellationToken
    )
    {
        var services = host.Services;
        var views = services.GetRequiredService<LakeViews>();
        var checkpoints = services.GetRequiredService<FetchCheckpoints>();
        using var session = await views.OpenAsync(cancellationToken);
        var lake = new LakeUnderTest(session, await views.ReadDefinitionsAsync(cancellationToken), views.FilesAsync);
        ILakeCheck[] checks =
        [
            new WorkCheck(checkpoints, services.GetRequiredService<RunSummaries>()),
            new KeyCheck(),
            new SchemaCheck(options.Validate.StrictSchema),
            new PartitionCheck(),
            new ReferenceCheck(),
            new FreshnessCheck(options, checkpoints, services.GetRequiredService<TimeProvider>()),
            new CompletenessCheck(options.Validate.MinBoxScoreShare),
        ];
        var findings = new List<Finding>();
        foreach (var check in checks)
        {
            findings.AddRange(await check.RunAsync(lake, cancellationToken));
        }

        return findings;
    }
}
