using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using HoopsEdge.ApiSimulator;
using HoopsEdge.EndToEndTests.Support;
using HoopsEdge.TestServers.RabbitMq;

namespace HoopsEdge.EndToEndTests.Distributed;

/// <summary>Services whose broker goes while they work, and comes back.</summary>
public sealed class OutageTests
{
    private static readonly string[] Services = ["Scheduler", "Fetcher", "Transformer", "Cataloger"];

    // Two or three seconds on a machine that is not busy; left to itself MassTransit takes half a minute after a long outage.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    public async Task While_the_broker_is_away_services_say_so_once_are_alive_but_not_healthy_and_then_go_on(
        int seconds
    )
    {
        var wantsLong = Environment.GetEnvironmentVariable("HOOPS_LONG_TESTS") == "1";
        Assert.SkipUnless(wantsLong || seconds < 60, "takes a minute and a half; HOOPS_LONG_TESTS=1 runs it");
        await using var own = await RabbitBroker.StartAsync(Cancellation);
        await using var league = (await DisturbedLeague.StartAsync()).WithFaults(
            new FaultRule { Kind = FaultKind.Slow, DelayMilliseconds = 200 }
        );
        using var stack = await ServiceStack.StartAsync(
            league.Workspace.With("scheduler.resend_after_seconds", "5").With("api.concurrency", "2"),
            own.Uri,
            1,
            1
        );
        await RabbitBroker.SettleAsync(Cancellation);
        var before = await stack.BackfillAsync("games", "games_teams");
        await Patiently.UntilAsync(stack.Of("Fetcher")[0], () => league.Calls >= 3);

        await own.KillAsync(Cancellation);
        await AllAsync(stack, HttpStatusCode.ServiceUnavailable);
        var during = await stack.BackfillAsync("rankings");
        (await stack.ProgressAsync(before))
            .GetProperty("finished_at")
            .ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null, "the run was over before the broker was killed");
        await Task.Delay(TimeSpan.FromSeconds(seconds), Cancellation);
        await AllAsync(stack, HttpStatusCode.ServiceUnavailable);
        foreach (var service in Services)
            (await stack.StatusAsync(service, "alive")).ShouldBe(HttpStatusCode.OK, service);
        await own.RestartAsync(Cancellation);
        await AllAsync(stack, HttpStatusCode.OK);

        foreach (var run in new[] { before, during })
            (await stack.EndOfAsync(run)).GetProperty("status").GetString().ShouldBe("completed", stack.Logs);
        league.Workspace.DeadLetters.ShouldBeEmpty();
        (await league.Workspace.Silver.CountAsync("fct_rankings")).ShouldBeGreaterThan(0);
        foreach (var process in Services.Select(service => stack.Of(service).Single()))
        {
            Regex.Count(process.Output, "does not answer; waiting for it").ShouldBe(1, process.Output);
            Regex.Count(process.Output, "is back").ShouldBe(1, process.Output);
        }
    }

    /// <summary>Waits until every service says the same of its health, which must not take long.</summary>
    private static async Task AllAsync(ServiceStack stack, HttpStatusCode status)
    {
        var watch = Stopwatch.StartNew();
        foreach (var service in Services)
            while (await stack.StatusAsync(service, "health") != status)
            {
                watch.Elapsed.ShouldBeLessThan(Soon, service + stack.Logs);
                await Task.Delay(50, Cancellation);
            }
    }
}
