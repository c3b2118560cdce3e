using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HoopsEdge.EndToEndTests.Support;

namespace HoopsEdge.EndToEndTests.Distributed;

/// <summary>The scheduler's HTTP API as its users meet it.</summary>
public sealed class AdminApiTests(SharedBroker broker) : IClassFixture<SharedBroker>
{
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
        var document = await stranger.GetFromJsonAsync<JsonElement>("openapi/v1.json", Cancellation);
        document.GetProperty("paths").TryGetProperty("/dead-letters/replay", out _).ShouldBeTrue();
        league.Calls.ShouldBe(0);
    }

    private static async Task<string> ProblemAsync(ServiceStack stack, string path, object body)
    {
        using var answer = await stack.Admin.PostAsJsonAsync(path, body, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        return problem.GetProperty("detail").GetString() ?? "";
    }
}
