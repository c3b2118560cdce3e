using HoopsEdge.EndToEndTests.Support;

namespace HoopsEdge.EndToEndTests.Distributed;

/// <summary>
/// The API's limit belongs to the key, however many fetchers use it. Not beside other tests: fetchers that get no
/// processor time use no limit up.
/// </summary>
[CollectionDefinition(nameof(LimitTests), DisableParallelization = true)]
[Collection(nameof(LimitTests))]
public sealed class LimitTests(SharedBroker broker, ITestOutputHelper output)
{
    private const int Rate = 20;
    private const int Burst = 5;
    private const int RefusedRequest = 350;
    private const double Pause = 4;

    /// <summary>Requests that had left when the refusal was answered are on their way for this long, in seconds.</summary>
    private const double UnderWay = 1;

    [Fact]
    public async Task Four_fetchers_keep_one_limit_use_it_up_and_all_pause_when_one_is_told_to()
    {
        using var api = new CountingApi(RefusedRequest, TimeSpan.FromSeconds(Pause));
        using var workspace = new Workspace(api.BaseAddress)
            .With("api.info_url", Invariant($"{api.BaseAddress}info"))
            .With("api.requests_per_second", Invariant($"{Rate}"))
            .With("api.burst", Invariant($"{Burst}"));
        using var stack = await ServiceStack.StartAsync(workspace, await broker.VirtualHostAsync(), 4, 0);

        var run = await stack.PostAsync(
            "runs",
            new
            {
                mode = "backfill",
                from_season = 2011,
                to_season = 2022,
                endpoints = new[] { "games", "games_media", "games_players", "games_teams", "lines" },
            }
        );
        (await stack.EndOfAsync(run)).GetProperty("status").GetString().ShouldBe("completed", stack.Logs);

        var asked = api.Asked;
        asked.Count.ShouldBeGreaterThan(RefusedRequest + Rate);
        var (most, from) = asked.Max(from => (asked.Count(at => at >= from && at < from + 1), from));
        var before = asked.Take(RefusedRequest - 1).ToArray();
        var average = (before.Length - Burst) / (before[^1] - before[0]);
        output.WriteLine(
            Invariant(
                $"most in a second {most} (the one from {from:F2} s), average {average:F2}, {asked.Count} requests"
            )
        );
        most.ShouldBeLessThanOrEqualTo(Rate + Burst);
        average.ShouldBeGreaterThanOrEqualTo(0.95 * Rate);
        var refused = api.RefusedAt.ShouldNotBeNull();
        asked.Count(at => at > refused + UnderWay && at < refused + Pause).ShouldBe(0);
    }
}
