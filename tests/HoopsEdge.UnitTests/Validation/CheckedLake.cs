using HoopsEdge.Cli.Validation;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Tables;
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
        await new TableDefinitionPublisher(
            lake.Store,
            lake.Keys,
            new Dictionary<string, EndpointOptions>()
        ).PublishAsync(Token);
        using var session = await lake.Views.OpenAsync(Token);
        var definitions = new List<TableDefinition>();
        foreach (var table in tables)
        {
            definitions.Add(await TestLake.DefinitionAsync(table));
        }

        return await check.RunAsync(new LakeUnderTest(session, definitions, lake.Views.FilesAsync), Token);
    }

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
