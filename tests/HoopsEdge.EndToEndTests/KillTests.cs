using HoopsEdge.EndToEndTests.Support;

namespace HoopsEdge.EndToEndTests;

/// <summary>kill -9 at any moment loses nothing and pays twice only for what was in flight.</summary>
public sealed class KillTests(UndisturbedSeason season)
{
    /// <summary>api.concurrency of config.yaml: as many calls may be lost with each kill.</summary>
    private const int InFlight = 4;

    private const int Kills = 6;

    [Theory]
    [InlineData(1, false)]
    [InlineData(20260, true)]
    [InlineData(77, true)]
    public async Task A_run_killed_at_random_moments_ends_with_the_lake_of_an_undisturbed_one(int seed, bool isLong)
    {
        var wantsLong = Environment.GetEnvironmentVariable("HOOPS_LONG_TESTS") == "1";
        Assert.SkipUnless(wantsLong || !isLong, "one seed will do; HOOPS_LONG_TESTS=1 runs all");
        await using var league = await DisturbedLeague.StartAsync();

        foreach (var moment in MomentsOf(seed))
        {
            using var process = league.StartBackfill();
            (await Patiently.UntilAsync(process, () => league.Calls >= moment)).ShouldBeTrue(process.Error);
            process.HasExited.ShouldBeFalse("the run ended before it could be killed");
            process.Kill();
            await process.EndAsync();
        }

        (await league.BackfillAsync()).ShouldExitWith(0);
        league.Calls.ShouldBeInRange(season.Calls, season.Calls + InFlight * Kills);
        (await league.Workspace.Silver.DifferencesFromAsync(season.Workspace.Silver)).ShouldBeEmpty();
        (await league.Workspace.RunAsync("validate")).ShouldExitWith(0);
    }

    /// <summary>Numbers of answers after which to kill, from the first call to the last, when silver is still behind.</summary>
    private IEnumerable<long> MomentsOf(int seed)
    {
        var random = new Random(seed);
        return Enumerable
            .Range(0, Kills - 2)
            .Select(_ => random.NextInt64(2, season.Calls))
            .Order()
            .Prepend(1)
            .Append(season.Calls);
    }
}
