using System.Diagnostics;
using System.Net;
using HoopsEdge.ApiSimulator;
using HoopsEdge.EndToEndTests.Support;

namespace HoopsEdge.EndToEndTests.Distributed;

/// <summary>Services that are asked to end, and services that cannot begin.</summary>
public sealed class DrainTests(SharedBroker broker)
{
    private const int LongestDrain = 30;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fetcher_that_is_asked_to_end_finishes_what_it_has_in_hand_and_no_call_is_made_twice()
    {
        await using var league = (await DisturbedLeague.StartAsync()).WithFaults(
            new FaultRule { Kind = FaultKind.Slow, DelayMilliseconds = 3000 }
        );
        using var stack = await ServiceStack.StartAsync(league.Workspace, await broker.VirtualHostAsync(), 2, 1);
        var runId = await stack.BackfillAsync("games", "lines");
        while (league.Calls < 2)
            await Task.Delay(50, Cancellation);

        var watch = Stopwatch.StartNew();
        var fetcher = stack.Of("Fetcher")[0];
        await fetcher.TerminateAsync();
        (await fetcher.EndAsync()).ShouldExitWith(0);

        watch.Elapsed.TotalSeconds.ShouldBeLessThan(LongestDrain);
        var run = await stack.EndOfAsync(runId);
        run.GetProperty("status").GetString().ShouldBe("completed", stack.Logs);
        league.Calls.ShouldBe(run.GetProperty("progress").GetProperty("calls").GetInt32());
        league.Workspace.DeadLetters.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fetch_that_outlasts_the_drain_goes_back_to_the_queue_and_is_done_by_another_fetcher()
    {
        await using var league = (await DisturbedLeague.StartAsync()).WithFaults(
            new FaultRule
            {
                Kind = FaultKind.Slow,
                DelayMilliseconds = 60_000,
                Times = 2,
            }
        );
        using var stack = await ServiceStack.StartAsync(
            league.Workspace.With("bus.drain_seconds", "2"),
            await broker.VirtualHostAsync(),
            1,
            1
        );
        var runId = await stack.BackfillAsync("rankings");
        while (league.Calls < 1)
            await Task.Delay(50, Cancellation);

        var fetcher = stack.Of("Fetcher")[0];
        await fetcher.TerminateAsync();
        (await fetcher.EndAsync()).ShouldExitWith(0);
        league.Server.ClearFaults();
        await stack.StartAsync("Fetcher");

        var run = await stack.EndOfAsync(runId);
        run.GetProperty("status").GetString().ShouldBe("completed", stack.Logs);
        run.GetProperty("progress").GetProperty("dead").GetInt32().ShouldBe(0);
        (await league.Workspace.Silver.CountAsync("fct_rankings")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_service_whose_broker_is_away_is_alive_but_not_healthy_and_ends_when_it_is_asked_to()
    {
        var ports = TestServers.LoopbackPorts.Take(2);
        using var workspace = new Workspace(new Uri("http://127.0.0.1:9"))
            .With("api.info_url", "")
            .WithVariable("ConnectionStrings__messaging", Invariant($"amqp://guest:guest@127.0.0.1:{ports[0]}"))
            .WithVariable("HOOPS_ADMIN_TOKEN", ServiceStack.Token);
        using var client = new HttpClient { BaseAddress = new Uri(Invariant($"http://127.0.0.1:{ports[1]}")) };

        using var process = workspace.StartService("Scheduler", ports[1]);
        await Patiently.UntilAsync(process, () => process.Output.Contains("Waiting for RabbitMQ"));
        await Patiently.UntilAsync(process, () => StatusOf(client, "alive") == HttpStatusCode.OK);
        StatusOf(client, "health").ShouldBe(HttpStatusCode.ServiceUnavailable);
        await process.TerminateAsync();

        (await process.EndAsync()).ShouldExitWith(0).Error.Trim().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Fetcher", "ConnectionStrings__messaging", "amqp://guest:no-secret-at-all@HOST")]
    [InlineData("Fetcher", "ConnectionStrings__messaging", "")]
    [InlineData("Fetcher", "ConnectionStrings__messaging", "localhost")]
    [InlineData("Scheduler", "HOOPS_ADMIN_TOKEN", "too-short")]
    [InlineData("Scheduler", "HOOPS__scheduler__cron__incremental", "at ten")]
    public async Task A_service_with_a_wrong_setting_ends_with_one_line_that_names_it(
        string service,
        string variable,
        string value
    )
    {
        var host = await broker.VirtualHostAsync();
        using var workspace = new Workspace(new Uri("http://127.0.0.1:9"))
            .WithVariable("ConnectionStrings__messaging", host.OriginalString)
            .WithVariable("HOOPS_ADMIN_TOKEN", ServiceStack.Token)
            .WithVariable(variable, value.Replace("HOST", host.Authority, StringComparison.Ordinal));

        using var process = workspace.StartService(service, TestServers.LoopbackPorts.Take(1)[0]);
        var end = await process.EndAsync();

        end.ShouldExitWith(2);
        end.Error.Trim().ShouldStartWith($"environment variable {variable}: ");
        end.Error.Trim().ShouldNotContain("\n");
        (end.Error + end.Output).ShouldNotContain("no-secret-at-all");
        end.Output.ShouldNotContain("Exception");
    }

    private static HttpStatusCode? StatusOf(HttpClient client, string path)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            using var answer = client.Send(request, Cancellation);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
