using HoopsEdge.Cli.Validation;
using HoopsEdge.Cli.Validation.Declared;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Lakehouse.Tables.Checks;
using HoopsEdge.Transformer.Tables;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Validation;

/// <summary>A lake with declared tables, looked at by one check.</summary>
internal static class CheckedLake
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Runs a check over the lake as it is now.</summary>
    /// <param name="lake">The lake.</param>
    /// <param name="check">The check.</param>
    /// <param name="tables">The silver tables that it looks at one by one.</param>
    public static async Task<IReadOnlyList<Finding>> FindAsync(
        this TestLake lake,
        ILakeCheck check,
        params string[] tables
    )
    {
        await lake.PublishDefinitionsAsync();
        using var session = await lake.Views.OpenAsync(Token);
        var definitions = new List<TableDefinition>();
        foreach (var table in tables)
        {
            definitions.Add(await TestLake.DefinitionAsync(table));
        }

        return await check.RunAsync(new LakeUnderTest(session, definitions, lake.Views.FilesAsync), Token);
    }

    /// <summary>Runs what every table declares over the lake as it is now.</summary>
    /// <param name="lake">The lake.</param>
    /// <param name="table">The table whose checks are another one than its header's.</param>
    /// <param name="check">That check, or null for the header's.</param>
    /// <param name="lagging">Tables that are behind what they follow from.</param>
    public static async Task<IReadOnlyList<CheckResult>> CheckAsync(
        this TestLake lake,
        string? table = null,
        TableCheck? check = null,
        params string[] lagging
    )
    {
        await lake.PublishDefinitionsAsync();
        using var session = await lake.Views.OpenAsync(Token);
        var tables = await lake.Views.ReadDefinitionsAsync(Token);
        var declared = tables.Select(definition =>
            definition.Name == table && check is not null ? definition with { Checks = [check] } : definition
        );
        var underTest = new LakeUnderTest(session, [.. declared], lake.Views.FilesAsync);
        return await new DeclaredChecks(underTest, lagging.ToHashSet()).RunAsync(Token);
    }

    /// <summary>Runs one check of one table.</summary>
    public static async Task<CheckResult> CheckAsync(
        this TestLake lake,
        string table,
        string check,
        CheckSeverity severity = CheckSeverity.Error
    ) =>
        (await lake.CheckAsync(table, new TableCheck(severity, check))).Single(result =>
            result.Table == table && result.Check == check
        );

    private static Task PublishDefinitionsAsync(this TestLake lake) =>
        new TableDefinitionPublisher(lake.Store, lake.Keys, new Dictionary<string, EndpointOptions>()).PublishAsync(
            Token
        );

    public static void ShouldBeOne(
        this IReadOnlyList<Finding> findings,
        Severity severity,
        string subject,
        string message
    )
    {
        var finding = findings.ShouldHaveSingleItem();
        (finding.Severity, finding.Subject).ShouldBe((severity, subject));
        finding.Message.ShouldStartWith(message);
        finding.Message.ShouldNotContain('\n');
    }
}
