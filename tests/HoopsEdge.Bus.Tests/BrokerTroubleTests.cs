using HoopsEdge.Bus.Tests.Support;
using HoopsEdge.Fetcher;
using HoopsEdge.Scheduler.Runs;
using HoopsEdge.TestServers.RabbitMq;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HoopsEdge.Bus.Tests;

/// <summary>A broker that is away, or will not have us.</summary>
public sealed class BrokerTroubleTests(SharedBroker shared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("guest:wrong-password-of-mine", "", "user 'guest'")]
    [InlineData("nobody:wrong-password-of-mine", "", "user 'nobody'")]
    [InlineData("guest:guest", "/no-such-host", "virtual host")]
    public async Task Wrong_credentials_end_the_start_with_one_line_that_does_not_show_the_password(
        string user,
        string path,
        string part
    )
    {
        var broker = await shared.VirtualHostAsync();
        var wrong = new Uri(Invariant($"amqp://{user}@127.0.0.1:{broker.Port}{path}"));
        await using var host = BusHost.Create(wrong);

        var refusal = await Should.ThrowAsync<Lakehouse.Configuration.ConfigurationException>(host.StartAsync);

        refusal.Message.ShouldContain(part);
        refusal.Message.ShouldStartWith("environment variable ConnectionStrings__messaging: ");
        refusal.Message.ShouldNotContain("wrong-password-of-mine");
        refusal.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task A_service_waits_for_its_broker_says_so_once_and_loses_nothing_of_what_was_being_sent()
    {
        const int commands = 3000;
        await using var broker = await RabbitBroker.StartAsync(Cancellation);
        // A queue declared before a stop outlives any kill.
        await (await BusHost.StartAsync(broker.Uri)).DisposeAsync();
        await broker.StopAsync(Cancellation);
        var fetches = new ScriptedFetch(_ => null);
        await using var host = BusHost.Create(
            broker.Uri,
            services: services => services.AddSingleton<IFetchProcess>(fetches).AddFetcher(),
            consumers: bus => bus.AddFetcherConsumers()
        );

        var start = host.StartAsync();
        await host.SaidAsync("BrokerAwaited");
        await broker.TurnAwayAsync(3, Cancellation);
        start.IsCompleted.ShouldBeFalse();
        await broker.RestartAsync(Cancellation);
        await start;

        var sending = SendAsync(host, commands);
        await Patiently.UntilAsync(() => fetches.Seen.Count >= 100);
        await broker.KillAsync(Cancellation);
        sending.IsCompleted.ShouldBeFalse();
        await host.SaidAsync("BrokerGone");
        await broker.RestartAsync(Cancellation);
        await host.SaidAsync("BrokerBack");
        await sending;
        await Patiently.UntilAsync(() => fetches.Seen.DistinctBy(command => command.FetchId).Count() == commands);
        await host.Bus.Publish(Messages.Landed(), Cancellation);

        await using var view = await BrokerView.OpenAsync(broker.Uri);
        (await view.CountAsync("transform")).ShouldBe(1u);
        new[] { "BrokerAwaited", "BrokerGone", "BrokerBack" }.ShouldAllBe(said => host.CountOf(said) == 1);
    }

    /// <summary>Sends as a run does.</summary>
    private static async Task SendAsync(BusHost host, int commands)
    {
        var sender = new RunSender(host.Bus, TimeProvider.System, NullLogger<RunSender>.Instance);
        for (var number = 1; number <= commands; number++)
            await sender.SendAsync(Messages.Command(number), Cancellation);
    }
}
