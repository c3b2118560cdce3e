using System.Text.Json;
using System.Text.RegularExpressions;

namespace HoopsEdge.UnitTests.Repository;

public sealed partial class SolutionFilterTests
{
    [Fact]
    public void Without_Aspire_everything_but_the_AppHost_and_its_tests_is_built_and_tested()
    {
        var root = Root();
        var solution = File.ReadAllText(Path.Combine(root, "HoopsEdge.sln"));
        using var filter = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, ".ci", "HoopsEdge.NoAspire.slnf")));

        var filtered = filter.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray();
        var all = ProjectPath().Matches(solution).Select(match => match.Value);

        all.Except(filtered.Select(project => project.GetString()!))
            .ShouldBe(
                [
                    @"HoopsEdge.AppHost\HoopsEdge.AppHost.csproj",
                    @"tests\HoopsEdge.AppHost.Tests\HoopsEdge.AppHost.Tests.csproj",
                ],
                ignoreOrder: true
            );
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HoopsEdge.sln")))
            folder = folder.Parent;
        return folder.ShouldNotBeNull().FullName;
    }

    [GeneratedRegex(@"[^""]+\.csproj")]
    private static partial Regex ProjectPath();
}
