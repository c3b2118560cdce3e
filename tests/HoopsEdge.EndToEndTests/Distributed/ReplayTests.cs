using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HoopsEdge.ApiSimulator;
using HoopsEdge.EndToEndTests.Support;

namespace HoopsEdge.EndToEndTests.Distributed;

/// <summary>What failed for good, in the broker and in the lake, and how it is put back.</summary>
public sealed class ReplayTests(SharedBroker broker) : IClassFixture<SharedBroker>
{
    private const string Route = "/games/teams";
    private const string ErrorQueue = "fetch_error";
    private const int Broken = 3;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dead_letters_are_in_the_error_queue_and_in_the_lake_until_replays_put_back_each_exactly_once()
    {
        await using var league = await BrokenLeagueAsync();
        var host = await broker.VirtualHostAsync();
        using var stack = await ServiceStack.StartAsync(league.Workspace, host, 2, 1);

        await stack.EndOfAsync(await stack.BackfillAsync("games", "games_teams"));

        league.Workspace.DeadLetters.Count.ShouldBe(Broken, stack.Logs);
        await CountsAsync(host, Broken);
        var letters = await stack.Admin.GetFromJsonAsync<JsonElement[]>("dead-letters", Cancellation);
        letters!
            .Select(letter => letter.GetProperty("error_class").GetString())
            .ShouldAllBe(kind => kind == "unusable");
        var asked = Asked(league);

        var replays = await Task.WhenAll(
            stack.PostAsync("dead-letters/replay", new { endpoint = "games_teams" }),
            stack.PostAsync("dead-letters/replay", new { })
        );
        foreach (var replay in replays)
            (await stack.EndOfAsync(replay)).GetProperty("status").GetString().ShouldBe("completed");

        (Asked(league) - asked).ShouldBe(Broken);
        league.Workspace.DeadLetters.ShouldBeEmpty();
        await CountsAsync(host, 0);
        (await league.Workspace.RunAsync("validate")).ShouldExitWith(0);
    }

    [Fact]
    public async Task The_admin_API_takes_changes_only_with_the_token_and_explains_what_is_wrong()
    {
        await using var league = await DisturbedLeague.StartAsync();
        using var stack = await ServiceStack.StartAsync(league.Workspace, await broker.VirtualHostAsync(), 0, 0);
        using var stranger = new HttpClient { BaseAddress = stack.Admin.BaseAddress };

        foreach (var path in new[] { "runs", "runs/x/cancel", "dead-letters/replay" })
        {
            using var refused = await stranger.PostAsJsonAsync(path, new { mode = "backfill" }, Cancellation);
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        }

        (await ProblemAsync(stack, "runs", new { mode = "backfil" })).ShouldContain("mode 'backfil' is none of");
        (await ProblemAsync(stack, "runs", new { mode = "backfill", endpoints = new[] { "gamez" } })).ShouldContain(
            "there is no endpoint 'gamez'"
        );
        (await ProblemAsync(stack, "runs", new { mode = "backfill", season = 2026 })).ShouldContain("'season'");
        (await ProblemAsync(stack, "runs", new { })).ShouldContain("'mode'");
        (await stack.Admin.GetFromJsonAsync<JsonElement[]>("runs", Cancellation)).ShouldBeEmpty();
        using var missing = await stranger.GetAsync("runs/x", Cancellation);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var plan = await stranger.GetFromJsonAsync<JsonElement>("plan?mode=backfill", Cancellation);
        plan.GetProperty("calls").GetInt32().ShouldBeGreaterThan(0);
        var document = await stranger.GetFromJsonAsync<JsonElement>("openapi/v1.json", Cancellation);
        document.GetProperty("paths").TryGetProperty("/dead-letters/replay", out _).ShouldBeTrue();
        league.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task One_process_replays_its_dead_letters_too()
    {
        await using var league = await BrokenLeagueAsync();
        await league.BackfillAsync("--endpoints", "games,games_teams");
        league.Workspace.DeadLetters.Count.ShouldBe(Broken);
        var asked = Asked(league);

        var replay = await league.Workspace.RunAsync("replay", "--endpoint", "games_teams");

        replay.ShouldExitWith(0);
        (Asked(league) - asked).ShouldBe(Broken);
        league.Workspace.DeadLetters.ShouldBeEmpty();
        (await league.Workspace.RunAsync("replay")).ShouldExitWith(0).Output.ShouldContain("There is no dead letter");
        (await league.Workspace.RunAsync("validate")).ShouldExitWith(0);
    }

    private static async Task<DisturbedLeague> BrokenLeagueAsync() =>
        (await DisturbedLeague.StartAsync()).WithFaults(
            new FaultRule
            {
                Kind = FaultKind.WrongType,
                Route = Route,
                Times = Broken,
            }
        );

    private static int Asked(DisturbedLeague league) =>
        league.Server.Stats.Requests.GetValueOrDefault(Route)?.Values.Sum() ?? 0;

    private static async Task<string> ProblemAsync(ServiceStack stack, string path, object body)
    {
        using var answer = await stack.Admin.PostAsJsonAsync(path, body, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        return problem.GetProperty("detail").GetString() ?? "";
    }

    private async Task CountsAsync(Uri host, int messages)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (await broker.CountAsync(host, ErrorQueue) != messages)
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
    }
}
