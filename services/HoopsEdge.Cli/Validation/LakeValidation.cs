using HoopsEdge.Cli.Validation.Declared;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Scheduler.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Cli.Validation;

/// <summary>Runs every check over a lake.</summary>
internal static class LakeValidation
{
    /// <summary>Looks at everything, and keeps what was seen in meta/quality/.</summary>
    public static async Task<QualityReport> RunAsync(
        IServiceProvider services,
        HoopsOptions options,
        CancellationToken cancellationToken
    )
    {
        var views = services.GetRequiredService<LakeViews>();
        var checkpoints = services.GetRequiredService<FetchCheckpoints>();
        var summaries = services.GetRequiredService<RunSummaries>();
        var time = services.GetRequiredService<TimeProvider>();
        using var session = await views.OpenAsync(cancellationToken);
        var lake = new LakeUnderTest(session, await views.ReadDefinitionsAsync(cancellationToken), views.FilesAsync);
        ILakeCheck[] checks =
        [
            new WorkCheck(checkpoints, summaries),
            new SchemaCheck(options.Validate.StrictSchema),
            new PartitionCheck(),
            new FreshnessCheck(options, checkpoints, time),
            new CompletenessCheck(options.Validate.MinBoxScoreShare),
        ];
        var findings = new List<Finding>();
        foreach (var check in checks)
        {
            findings.AddRange(await check.RunAsync(lake, cancellationToken));
        }

        var report = new QualityReport
        {
            CheckedAt = time.GetUtcNow(),
            RunId = (await summaries.ReadLatestAsync(cancellationToken))?.RunId,
            Checks = await new DeclaredChecks(lake).RunAsync(cancellationToken),
            Findings = [.. findings.OrderByDescending(finding => finding.Severity)],
        };
        await Reports(services).WriteAsync(report, cancellationToken);
        return report;
    }

    /// <summary>The reports of earlier validations.</summary>
    public static QualityReports Reports(IServiceProvider services) =>
        new(services.GetRequiredService<IObjectStore>(), services.GetRequiredService<LakeKeys>());
}
