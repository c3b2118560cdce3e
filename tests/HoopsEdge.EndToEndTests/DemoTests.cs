using System.Text.RegularExpressions;
using HoopsEdge.EndToEndTests.Support;

namespace HoopsEdge.EndToEndTests;

/// <summary>What a newcomer does first.</summary>
public sealed partial class DemoTests
{
    [Fact]
    public async Task The_demo_needs_no_key_shows_25_teams_and_three_queries_that_run()
    {
        using var workspace = new Workspace(new Uri("http://127.0.0.1:9"), key: null);

        var demo = (await workspace.RunAsync("demo")).ShouldExitWith(0);

        Ranked().Count(demo.Output).ShouldBe(25, demo.Output);
        var lake = Path.Combine(workspace.Folder, "demo-lake");
        Directory.Exists(Path.Combine(lake, "silver", "fct_plays")).ShouldBeTrue();
        demo.Output.ShouldContain($"The lake is in {lake}.");
        demo.Output.ShouldContain("The lake is valid: 0 breaches");
        var queries = Query().Matches(demo.Output).Select(line => line.Value.Trim()).ToArray();
        queries.Length.ShouldBe(3, demo.Output);
        foreach (var query in queries)
        {
            var answer = (await workspace.PasteAsync(query)).ShouldExitWith(0);
            answer.Output.Split('\n').Length.ShouldBeGreaterThan(10, query);
        }
    }

    [GeneratedRegex(@"^ +(\d|1\d|2[0-5]) +[A-Z].*( +-?[\d.]+){3} *\r?$", RegexOptions.Multiline)]
    private static partial Regex Ranked();

    [GeneratedRegex("^ +\\S.* query --lake .*$", RegexOptions.Multiline)]
    private static partial Regex Query();
}
