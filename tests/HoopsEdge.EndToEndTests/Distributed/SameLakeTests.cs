using HoopsEdge.EndToEndTests.Support;
using HoopsEdge.TestServers.RabbitMq;

namespace HoopsEdge.EndToEndTests.Distributed;

/// <summary>The services as processes against what one process makes of the same league.</summary>
public sealed class SameLakeTests(UndisturbedSeason season, SharedBroker broker)
{
    /// <summary>Longer than a run: what is built from half of it would be called a breach. The test has gold built at the
    /// end instead.</summary>
    private static readonly (string Key, string Seconds) GoldLater = ("gold.debounce_seconds", "800");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Six_processes_on_RabbitMQ_fill_the_same_lake_as_one_process_with_the_same_calls()
    {
        await using var league = await DisturbedLeague.StartAsync();
        using var stack = await ServiceStack.StartAsync(
            league.Workspace.With(GoldLater.Key, GoldLater.Seconds),
            await broker.VirtualHostAsync(),
            2,
            2
        );

        var run = await stack.EndOfAsync(await stack.BackfillAsync());

        run.GetProperty("status").GetString().ShouldBe("completed", stack.Logs);
        league.Calls.ShouldBe(season.Calls);
        league.Workspace.DeadLetters.ShouldBeEmpty();
        (await league.Workspace.Silver.DifferencesFromAsync(season.Workspace.Silver)).ShouldBeEmpty();
        (await league.Workspace.RunAsync("gold")).ShouldExitWith(0);
        (await league.Workspace.RunAsync("validate")).ShouldExitWith(0);
        foreach (var service in new[] { "Fetcher", "Transformer", "Scheduler", "Cataloger" })
        {
            foreach (var process in stack.Of(service))
            {
                await process.TerminateAsync();
                (await process.EndAsync()).ShouldExitWith(0);
            }
        }
    }

    [Fact]
    public async Task Processes_that_are_killed_and_a_broker_that_is_restarted_lose_and_double_nothing()
    {
        await using var own = await RabbitBroker.StartAsync(Cancellation);
        await using var league = await DisturbedLeague.StartAsync();
        using var stack = await ServiceStack.StartAsync(
            league.Workspace.With(GoldLater.Key, GoldLater.Seconds).With("scheduler.resend_after_seconds", "5"),
            own.Uri,
            2,
            2
        );
        await RabbitBroker.SettleAsync(Cancellation);
        var runId = await stack.BackfillAsync();

        await DoneAsync(stack, runId, 20);
        stack.Of("Fetcher")[0].Kill();
        stack.Of("Transformer")[0].Kill();
        await DoneAsync(stack, runId, 60);
        await own.KillAsync(Cancellation);
        stack.Of("Scheduler")[0].Kill();
        await own.RestartAsync(Cancellation);
        await stack.StartAsync("Scheduler");
        var run = await stack.EndOfAsync(runId);

        run.GetProperty("status").GetString().ShouldBe("completed", stack.Logs);
        league.Workspace.DeadLetters.ShouldBeEmpty();
        (await league.Workspace.Silver.DifferencesFromAsync(season.Workspace.Silver)).ShouldBeEmpty();
        (await league.Workspace.RunAsync("gold")).ShouldExitWith(0);
        (await league.Workspace.RunAsync("validate")).ShouldExitWith(0);
    }

    private static async Task DoneAsync(ServiceStack stack, string runId, int fetches)
    {
        while (true)
        {
            var run = await stack.ProgressAsync(runId);
            var progress = run.GetProperty("progress");
            if (
                progress.ValueKind == System.Text.Json.JsonValueKind.Object
                && progress.GetProperty("done").GetInt32() >= fetches
            )
                return;
            run.GetProperty("status").GetString().ShouldNotBe("completed");
            await Task.Delay(50, Cancellation);
        }
    }
}
