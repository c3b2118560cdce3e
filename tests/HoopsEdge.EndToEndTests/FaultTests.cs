using HoopsEdge.ApiSimulator;
using HoopsEdge.EndToEndTests.Support;

namespace HoopsEdge.EndToEndTests;

public sealed class FaultTests(UndisturbedSeason season)
{
    private const int Strikes = 4;

    [Fact]
    public async Task Passing_faults_of_the_API_leave_no_trace_in_the_lake()
    {
        await using var league = await DisturbedLeague.StartAsync();
        league.Workspace.With("api.max_attempts", "10");
        FaultKind[] kinds =
        [
            FaultKind.Error503,
            FaultKind.Error500,
            FaultKind.Drop,
            FaultKind.TruncatedGzip,
            FaultKind.Html,
            FaultKind.Throttle,
        ];
        league.WithFaults([
            .. kinds.Select(
                (kind, seed) =>
                    new FaultRule
                    {
                        Kind = kind,
                        Rate = 0.1,
                        Times = Strikes,
                        Seed = seed,
                    }
            ),
        ]);

        (await league.BackfillAsync()).ShouldExitWith(0);

        new[] { 503, 500, 0, 429 }.Select(league.Answers).ShouldAllBe(count => count == Strikes);
        league.Calls.ShouldBe(season.Calls + Strikes * kinds.Length);
        // A connection that breaks before its head has been read brought no answer, so the client does not count it.
        league.Workspace.Summary.Total.Calls.ShouldBeInRange((int)league.Calls - Strikes, (int)league.Calls);
        league.Workspace.DeadLetters.ShouldBeEmpty();
        (await league.Workspace.Silver.DifferencesFromAsync(season.Workspace.Silver)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_value_of_a_wrong_type_is_a_dead_letter_until_the_API_mends_it()
    {
        string[] some = ["--endpoints", "games,games_teams,lines"];
        await using var league = await DisturbedLeague.StartAsync();
        league.WithFaults(
            new FaultRule
            {
                Kind = FaultKind.WrongType,
                Route = "/games/teams",
                Times = 1,
                After = 2,
            }
        );

        var first = (await league.BackfillAsync(some)).ShouldExitWith(1);

        first.Output.ShouldContain("dead games_teams");
        var letter = await File.ReadAllTextAsync(
            league.Workspace.DeadLetters.ShouldHaveSingleItem(),
            TestContext.Current.CancellationToken
        );
        letter.ShouldContain("row 0 (counted from 0), column gameId: expected INTEGER");
        letter.ShouldContain("not a number");
        var silver = league.Workspace.Silver;
        (await silver.DifferencesFromAsync(season.Workspace.Silver, "fct_games", "fct_lines")).ShouldBeEmpty();
        var whole = await season.Workspace.Silver.CountAsync("fct_game_teams");
        (await silver.CountAsync("fct_game_teams")).ShouldBeInRange(1, whole - 1);
        (await league.Workspace.RunAsync("validate")).ShouldExitWith(1);

        var calls = league.Calls;
        (await league.BackfillAsync(some)).ShouldExitWith(0);

        league.Calls.ShouldBe(calls + 1);
        league.Workspace.DeadLetters.ShouldBeEmpty();
        (await silver.DifferencesFromAsync(season.Workspace.Silver, "fct_game_teams")).ShouldBeEmpty();
    }
}
