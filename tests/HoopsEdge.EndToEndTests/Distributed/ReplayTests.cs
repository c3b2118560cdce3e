using System.Net.Http.Json;
using System.Text.Json;
using HoopsEdge.ApiSimulator;
using HoopsEdge.EndToEndTests.Support;
using HoopsEdge.TestServers.RabbitMq;

namespace HoopsEdge.EndToEndTests.Distributed;

/// <summary>What failed for good, in the broker and in the lake, and how it is put back.</summary>
public sealed class ReplayTests(SharedBroker broker)
{
    private const string BoxScores = "/games/teams";
    private const string Lineups = "/lineups/team";
    private const string ErrorQueue = "fetch_error";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dead_letters_stay_in_queue_and_lake_and_are_not_replayed_for_ever_until_replays_put_back_each_once()
    {
        await using var league = await BrokenLeagueAsync(BoxScores);
        var host = await broker.VirtualHostAsync();
        using var stack = await ServiceStack.StartAsync(
            league.Workspace.With("scheduler.max_failures", "2"),
            host,
            2,
            1
        );

        await stack.EndOfAsync(await stack.BackfillAsync("games", "games_teams"));

        var dead = league.Workspace.DeadLetters.Count;
        dead.ShouldBeGreaterThan(1, stack.Logs);
        await CountsAsync(host, dead);
        var letters = await stack.Admin.GetFromJsonAsync<JsonElement[]>("dead-letters", Cancellation);
        letters!
            .Select(letter => letter.GetProperty("error_class").GetString())
            .ShouldAllBe(kind => kind == "unusable");
        await ReplayInVainAsync(stack, host, dead);
        league.Server.ClearFaults();
        var asked = Asked(league, BoxScores);
        var idle = await stack.EndOfAsync(await stack.PostAsync("dead-letters/replay", new { }));
        idle.GetProperty("progress").GetProperty("planned").GetInt32().ShouldBe(0, "they have failed often enough");
        await CountsAsync(host, dead);

        var fetch_ids = letters!
            .Select(letter => letter.GetProperty("command").GetProperty("fetch_id").GetString())
            .ToArray();
        var replays = await Task.WhenAll(
            stack.PostAsync("dead-letters/replay", new { endpoint = "games_teams", fetch_ids }),
            stack.PostAsync("dead-letters/replay", new { fetch_ids })
        );
        foreach (var replay in replays)
            (await stack.EndOfAsync(replay)).GetProperty("status").GetString().ShouldBe("completed");

        (Asked(league, BoxScores) - asked).ShouldBe(dead);
        league.Workspace.DeadLetters.ShouldBeEmpty();
        await CountsAsync(host, 0);
        (await league.Workspace.RunAsync("validate")).ShouldExitWith(0);
    }

    [Fact]
    public async Task A_replay_whose_broker_is_killed_half_way_puts_back_each_exactly_once()
    {
        const int atOnce = 2;
        await using var own = await RabbitBroker.StartAsync(Cancellation);
        await using var league = await BrokenLeagueAsync(Lineups);
        using var stack = await ServiceStack.StartAsync(
            league
                .Workspace.With("scheduler.resend_after_seconds", "5")
                .With("api.concurrency", Invariant($"{atOnce}")),
            own.Uri,
            2,
            1
        );
        await stack.EndOfAsync(await stack.BackfillAsync("games", "lineups_team"));
        var dead = league.Workspace.DeadLetters.Count;
        dead.ShouldBeGreaterThan(20, stack.Logs);
        var asked = Asked(league, Lineups);
        league.Server.ClearFaults();
        league.WithFaults(new FaultRule { Kind = FaultKind.Slow, DelayMilliseconds = 500 });
        await RabbitBroker.SettleAsync(Cancellation);

        var replay = await stack.PostAsync("dead-letters/replay", new { });
        await Patiently.UntilAsync(stack.Of("Scheduler")[0], () => Asked(league, Lineups) >= asked + (dead / 4));
        await own.KillAsync(Cancellation);
        Asked(league, Lineups).ShouldBeLessThan(asked + dead, "the replay was over before the broker was killed");
        await own.RestartAsync(Cancellation);
        var run = await stack.EndOfAsync(replay);

        run.GetProperty("status").GetString().ShouldBe("completed", stack.Logs);
        run.GetProperty("progress").GetProperty("planned").GetInt32().ShouldBe(dead);
        league.Workspace.DeadLetters.ShouldBeEmpty();
        // A fetch is asked again only when its answer could not be handed over.
        (Asked(league, Lineups) - asked).ShouldBeInRange(dead, dead + (2 * atOnce), stack.Logs);
        (await league.Workspace.RunAsync("validate")).ShouldExitWith(0);
    }

    [Fact]
    public async Task One_process_replays_its_dead_letters_too()
    {
        await using var league = await BrokenLeagueAsync(BoxScores);
        await league.BackfillAsync("--endpoints", "games,games_teams");
        var dead = league.Workspace.DeadLetters.Count;
        dead.ShouldBeGreaterThan(1);
        league.Server.ClearFaults();
        var asked = Asked(league, BoxScores);

        var replay = await league.Workspace.RunAsync("replay", "--endpoint", "games_teams");

        replay.ShouldExitWith(0);
        (Asked(league, BoxScores) - asked).ShouldBe(dead);
        league.Workspace.DeadLetters.ShouldBeEmpty();
        (await league.Workspace.RunAsync("replay")).ShouldExitWith(0).Output.ShouldContain("There is no dead letter");
        (await league.Workspace.RunAsync("validate")).ShouldExitWith(0);
    }

    /// <summary>Another failure keeps one record, in the lake and in the queue, that counts it.</summary>
    private async Task ReplayInVainAsync(ServiceStack stack, Uri host, int dead)
    {
        var run = await stack.EndOfAsync(await stack.PostAsync("dead-letters/replay", new { }));
        run.GetProperty("progress").GetProperty("dead").GetInt32().ShouldBe(dead);
        var letters = await stack.Admin.GetFromJsonAsync<JsonElement[]>("dead-letters", Cancellation);
        letters!.Select(letter => letter.GetProperty("failures").GetInt32()).ShouldBe(Enumerable.Repeat(2, dead));
        await CountsAsync(host, dead);
    }

    /// <summary>A league whose answers of a route have a wrong type in the first row; those without rows are right.</summary>
    private static async Task<DisturbedLeague> BrokenLeagueAsync(string route) =>
        (await DisturbedLeague.StartAsync()).WithFaults(new FaultRule { Kind = FaultKind.WrongType, Route = route });

    private static int Asked(DisturbedLeague league, string route) =>
        league.Server.Stats.Requests.GetValueOrDefault(route)?.Values.Sum() ?? 0;

    private async Task CountsAsync(Uri host, int messages)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (await broker.CountAsync(host, ErrorQueue) != messages)
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
    }
}
