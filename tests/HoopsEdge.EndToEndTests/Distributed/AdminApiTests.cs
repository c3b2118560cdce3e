using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using HoopsEdge.ApiSimulator;
using HoopsEdge.EndToEndTests.Support;

namespace HoopsEdge.EndToEndTests.Distributed;

/// <summary>The scheduler's HTTP API as its users meet it.</summary>
public sealed class AdminApiTests(SharedBroker broker)
{
    private static readonly string[] Paths =
    [
        "/dead-letters",
        "/dead-letters/replay",
        "/lake/coverage",
        "/plan",
        "/runs",
        "/runs/{id}",
        "/runs/{id}/cancel",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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
        (await stranger.GetFromJsonAsync<JsonElement[]>("dead-letters", Cancellation)).ShouldBeEmpty();
        (await stranger.GetFromJsonAsync<JsonElement[]>("lake/coverage", Cancellation)).ShouldBeEmpty();
        var document = await stranger.GetFromJsonAsync<JsonElement>("openapi/v1.json", Cancellation);
        document.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order().ShouldBe(Paths);
        league.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Without_an_admin_token_the_scheduler_starts_in_development_and_nowhere_else()
    {
        var port = TestServers.LoopbackPorts.Take(1)[0];
        using var client = new HttpClient { BaseAddress = new Uri(Invariant($"http://127.0.0.1:{port}")) };
        using var workspace = new Workspace(new Uri("http://127.0.0.1:9")).WithVariable(
            "ConnectionStrings__messaging",
            (await broker.VirtualHostAsync()).OriginalString
        );

        using var refused = workspace.StartService("Scheduler", port);
        var end = (await refused.EndAsync()).ShouldExitWith(2);
        end.Error.Trim().ShouldStartWith("environment variable HOOPS_ADMIN_TOKEN: is missing");
        end.Error.Trim().ShouldNotContain("\n");
        end.Output.ShouldNotContain("Exception");

        workspace.WithVariable("ASPNETCORE_ENVIRONMENT", "Development");
        using var scheduler = workspace.StartService("Scheduler", port);
        await Patiently.UntilAsync(scheduler, () => scheduler.Output.Contains("plans from now on"));
        using var run = await client.PostAsJsonAsync("runs/x/cancel", new { }, Cancellation);
        run.StatusCode.ShouldBe(HttpStatusCode.NotFound, scheduler.Output + scheduler.Error);
    }

    [Fact]
    public async Task Of_two_schedulers_one_plans_a_cancelled_run_ends_early_and_coverage_shows_what_came()
    {
        await using var league = (await DisturbedLeague.StartAsync()).WithFaults(
            new FaultRule { Kind = FaultKind.Slow, DelayMilliseconds = 300 }
        );
        using var stack = await ServiceStack.StartAsync(
            league.Workspace.With("api.concurrency", "1"),
            await broker.VirtualHostAsync(),
            1,
            1
        );
        await stack.StartAsync("Scheduler");
        var cancelled = await stack.BackfillAsync("games", "games_teams", "lines", "substitutions_team");
        while (league.Calls < 3)
            await Task.Delay(20, Cancellation);
        await stack.PostAsync($"runs/{cancelled}/cancel", new { });
        var run = await stack.EndOfAsync(cancelled);

        run.GetProperty("status").GetString().ShouldBe("cancelled", stack.Logs);
        var progress = run.GetProperty("progress");
        progress.GetProperty("done").GetInt32().ShouldBeLessThan(progress.GetProperty("planned").GetInt32());
        league.Server.ClearFaults();
        var rest = await stack.EndOfAsync(await stack.BackfillAsync("games"));
        rest.GetProperty("status").GetString().ShouldBe("completed", stack.Logs);
        var runs = await stack.Admin.GetFromJsonAsync<JsonElement[]>("runs", Cancellation);
        runs!.Count(one => one.GetProperty("requested_by").GetString() == "admin").ShouldBe(2);
        var coverage = await stack.Admin.GetFromJsonAsync<JsonElement[]>("lake/coverage", Cancellation);
        var games = coverage!.Single(line => line.GetProperty("table").GetString() == "fct_games");
        games.GetProperty("season").GetInt32().ShouldBe(2026);
        games.GetProperty("partitions").GetInt32().ShouldBeGreaterThan(50);
        Regex.Count(stack.Logs, "plans from now on").ShouldBe(1);
    }

    private static async Task<string> ProblemAsync(ServiceStack stack, string path, object body)
    {
        using var answer = await stack.Admin.PostAsJsonAsync(path, body, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        return problem.GetProperty("detail").GetString() ?? "";
    }
}
