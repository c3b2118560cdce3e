using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.CommandLine;

public sealed class HelpTests
{
    [Theory]
    [InlineData("backfill")]
    [InlineData("demo")]
    [InlineData("gap-fill")]
    [InlineData("gold")]
    [InlineData("incremental")]
    [InlineData("one")]
    [InlineData("plan")]
    [InlineData("query")]
    [InlineData("rebuild")]
    [InlineData("replay")]
    [InlineData("report")]
    [InlineData("status")]
    [InlineData("validate")]
    public async Task Each_command_explains_itself(string command)
    {
        using var hoops = new Hoops();
        (await hoops.RunAsync(command, "--help")).ShouldBe(0);
        Tidy(hoops.Output).ShouldHaveWordsOfGolden($"help-{command}.txt");
    }

    [Fact]
    public async Task The_program_explains_itself_and_names_every_command()
    {
        using var hoops = new Hoops();
        (await hoops.RunAsync("--help")).ShouldBe(0);
        Tidy(hoops.Output).ShouldHaveWordsOfGolden("help.txt");
        hoops.Error.ShouldBeEmpty();
    }

    /// <summary>The test program stands in for hoops, and its terminal may be narrow: a line breaks where it likes.</summary>
    private static string Tidy(string help)
    {
        var program = System.CommandLine.RootCommand.ExecutableName;
        return help.Replace(program, "hoops", StringComparison.Ordinal);
    }
}
