using HoopsEdge.Cli;
using HoopsEdge.Cli.Commands;
using HoopsEdge.Scheduler.Runs;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Runs;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData("completed", null, 0, ExitCode.Done)]
    [InlineData("completed", null, 1, ExitCode.Breach)]
    [InlineData("completed", "not one brought rows", 0, ExitCode.Breach)]
    [InlineData("interrupted", null, 0, ExitCode.Interrupted)]
    [InlineData("interrupted", null, 3, ExitCode.Interrupted)]
    [InlineData("stopped", "the key is wrong", 0, ExitCode.Usage)]
    public void The_outcome_of_a_run_is_the_exit_code_of_the_process(
        string outcome,
        string? problem,
        int dead,
        int code
    ) => RunCommand.ExitCodeOf(Summary(outcome, problem, dead)).ShouldBe(code);

    [Fact]
    public void The_codes_are_those_of_the_manual() =>
        (ExitCode.Done, ExitCode.Breach, ExitCode.Usage, ExitCode.Interrupted).ShouldBe((0, 1, 2, 130));

    private static RunSummary Summary(string outcome, string? problem, int dead) =>
        new()
        {
            RunId = Fetches.Run,
            Mode = "backfill",
            StartedAt = TestLake.Noon,
            FinishedAt = TestLake.Noon,
            Outcome = outcome,
            Problem = problem,
            Endpoints = new Dictionary<string, EndpointCounts>
            {
                ["rankings"] = new() { Planned = 3, Dead = dead },
            },
            UnknownFields = new Dictionary<string, IReadOnlyList<string>>(),
            Dead = [],
        };
}
