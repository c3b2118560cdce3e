using HoopsEdge.Cli.Validation.Declared;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Scheduler.Runs;
using HoopsEdge.Transformer.Gold;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Cli.Validation;

/// <summary>Runs every check over a lake.</summary>
internal static class LakeValidation
{
    /// <summary>Share of the memory for the declared checks, which hold the columns that several of them read.</summary>
    private const double DeclaredShare = 0.75;

    /// <summary>Looks at everything, and keeps what was seen in meta/quality/.</summary>
    public static async Task<QualityReport> RunAsync(
        IServiceProvider services,
        HoopsOptions options,
        CancellationToken cancellationToken
    )
    {
        var summaries = services.GetRequiredService<RunSummaries>();
        var lagging = await services.GetRequiredService<GoldBuilder>().LaggingAsync(cancellationToken);
        var findings = LookAsync(services, options, lagging, cancellationToken);
        var declared = CheckAsync(services, lagging, cancellationToken);
        await Task.WhenAll(findings, declared);
        var report = new QualityReport
        {
            CheckedAt = services.GetRequiredService<TimeProvider>().GetUtcNow(),
            RunId = (await summaries.ReadLatestAsync(cancellationToken))?.RunId,
            Checks = await declared,
            Findings = [.. (await findings).OrderByDescending(finding => finding.Severity)],
        };
        await Reports(services).WriteAsync(report, cancellationToken);
        return report;
    }

    /// <summary>The reports of earlier validations.</summary>
    public static QualityReports Reports(IServiceProvider services) =>
        new(services.GetRequiredService<IObjectStore>(), services.GetRequiredService<LakeKeys>());

    /// <summary>The checks of the lake as a whole: they read little of each table.</summary>
    private static async Task<IReadOnlyList<Finding>> LookAsync(
        IServiceProvider services,
        HoopsOptions options,
        IReadOnlySet<string> lagging,
        CancellationToken cancellationToken
    )
    {
        var checkpoints = services.GetRequiredService<FetchCheckpoints>();
        ILakeCheck[] checks =
        [
            new WorkCheck(checkpoints, services.GetRequiredService<RunSummaries>()),
            new DerivedCheck(lagging),
            new SchemaCheck(options.Validate.StrictSchema),
            new PartitionCheck(),
            new FreshnessCheck(options, checkpoints, services.GetRequiredService<TimeProvider>()),
            new CompletenessCheck(options.Validate.MinBoxScoreShare),
        ];
        var views = services.GetRequiredService<LakeViews>();
        using var session = await views.OpenAsync(1 - DeclaredShare, cancellationToken);
        var lake = await UnderTestAsync(views, session, cancellationToken);
        var findings = new List<Finding>();
        foreach (var check in checks)
        {
            findings.AddRange(await check.RunAsync(lake, cancellationToken));
        }

        return findings;
    }

    /// <summary>What the tables declare.</summary>
    private static async Task<IReadOnlyList<CheckResult>> CheckAsync(
        IServiceProvider services,
        IReadOnlySet<string> lagging,
        CancellationToken cancellationToken
    )
    {
        var views = services.GetRequiredService<LakeViews>();
        using var session = await views.OpenAsync(DeclaredShare, cancellationToken);
        var lake = await UnderTestAsync(views, session, cancellationToken);
        return await new DeclaredChecks(lake, lagging).RunAsync(cancellationToken);
    }

    private static async Task<LakeUnderTest> UnderTestAsync(
        LakeViews views,
        DuckSession session,
        CancellationToken cancellationToken
    ) => new(session, await views.ReadDefinitionsAsync(cancellationToken), views.FilesAsync);
}
