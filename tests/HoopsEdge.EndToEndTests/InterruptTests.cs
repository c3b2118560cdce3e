using HoopsEdge.EndToEndTests.Support;

namespace HoopsEdge.EndToEndTests;

public sealed class InterruptTests(UndisturbedSeason season)
{
    [Fact]
    public async Task Ctrl_C_ends_a_run_cleanly_and_the_same_command_finishes_it_without_a_call_too_many()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT");
        await using var league = await DisturbedLeague.StartAsync();

        using var process = league.StartBackfill();
        (await Patiently.UntilAsync(process, () => league.Calls >= season.Calls / 3)).ShouldBeTrue(process.Error);
        await process.InterruptAsync();
        var interrupted = (await process.EndAsync()).ShouldExitWith(130);

        interrupted.Error.ShouldContain("finishing what is in flight");
        interrupted.Output.ShouldContain("the same command goes on where this one stopped");
        league.Workspace.Summary.Outcome.ShouldBe("interrupted");
        league.Workspace.FilesUnder("").ShouldNotContain(file => file.EndsWith(".partial", StringComparison.Ordinal));
        league.Calls.ShouldBeLessThan(season.Calls);
        var silver = league.Workspace.Silver;
        (await silver.DifferencesFromAsync(season.Workspace.Silver, "fct_games")).ShouldBeEmpty();

        (await league.BackfillAsync()).ShouldExitWith(0);
        league.Calls.ShouldBe(season.Calls);
        (await silver.DifferencesFromAsync(season.Workspace.Silver)).ShouldBeEmpty();
        (await league.Workspace.RunAsync("validate")).ShouldExitWith(0);
    }
}
