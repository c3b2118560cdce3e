using System.Diagnostics;
using HoopsEdge.Bus.Tests.Support;
using HoopsEdge.Fetcher;
using HoopsEdge.Scheduler.Runs;
using HoopsEdge.ServiceDefaults.Bus;
using HoopsEdge.TestServers.RabbitMq;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HoopsEdge.Bus.Tests;

/// <summary>Services whose broker was away. To its clients a virtual host that is removed is a broker that is gone.</summary>
public sealed class ReconnectTests(SharedBroker shared)
{
    private static readonly TimeSpan SoonAfterTheBroker = TimeSpan.FromSeconds(10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_is_back_soon_after_its_broker_however_often_it_looked_in_vain()
    {
        const int looks = 5;
        await using var broker = await RabbitBroker.StartAsync(Cancellation);
        // A queue declared before a stop outlives any kill.
        await (await BusHost.StartAsync(broker.Uri)).DisposeAsync();
        await broker.StopAsync(Cancellation);
        await broker.RestartAsync(Cancellation);
        await using var host = await StartFetcherAsync(broker.Uri, new ScriptedFetch(_ => null));
        await broker.KillAsync(Cancellation);
        await broker.TurnAwayAsync(looks, Cancellation);

        await broker.RestartAsync(Cancellation);
        var watch = Stopwatch.StartNew();
        await host.SaidAsync("BrokerBack");

        watch.Elapsed.ShouldBeLessThan(SoonAfterTheBroker);
        new[] { "BrokerGone", "BrokerBack" }.ShouldAllBe(said => host.CountOf(said) == 1);
    }

    [Fact]
    public async Task A_broker_that_comes_back_empty_has_every_queue_again_before_a_message_is_taken()
    {
        var broker = await shared.VirtualHostAsync();
        var fetches = new ScriptedFetch(_ => null);
        await using var host = await StartFetcherAsync(broker, fetches);
        await shared.RemoveAsync(broker);
        await host.SaidAsync("BrokerAwaited");
        await shared.AddAsync(broker);
        await host.SaidAsync("BrokerBack");

        (await shared.QueuesAsync(broker)).Keys.ShouldBe(BusTopology.QueueNames, ignoreOrder: true);
        var endpoint = await host.Bus.GetSendEndpoint(new Uri("exchange:fetch"));
        await endpoint.Send(Messages.Command(2025), Cancellation);
        await fetches.SeenAsync(Messages.Command(2025).FetchId);
        new[] { "BrokerGone", "BrokerAwaited", "BrokerBack" }.ShouldAllBe(said => host.CountOf(said) == 1);
    }

    [Fact]
    public async Task A_service_whose_broker_is_gone_ends_when_it_is_asked_to()
    {
        var broker = await shared.VirtualHostAsync();
        var host = await StartFetcherAsync(broker, new ScriptedFetch(_ => null));
        await shared.RemoveAsync(broker);
        await host.SaidAsync("BrokerAwaited");

        var watch = Stopwatch.StartNew();
        await host.DisposeAsync();

        watch.Elapsed.ShouldBeLessThan(SoonAfterTheBroker);
    }

    [Fact]
    public async Task A_consumer_that_the_broker_cuts_off_goes_on_while_the_connection_stands()
    {
        var broker = await shared.VirtualHostAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        var fetches = new ScriptedFetch(_ => null);
        await using var host = await StartFetcherAsync(broker, fetches);

        await view.DeleteQueueAsync("fetch");
        await new RunSender(host.Bus, TimeProvider.System, NullLogger<RunSender>.Instance).SendAsync(
            Messages.Command(2025),
            Cancellation
        );

        await fetches.SeenAsync(Messages.Command(2025).FetchId);
    }

    private static Task<BusHost> StartFetcherAsync(Uri broker, ScriptedFetch fetches) =>
        BusHost.StartAsync(
            broker,
            services: services => services.AddSingleton<IFetchProcess>(fetches).AddFetcher(),
            consumers: bus => bus.AddFetcherConsumers()
        );
}
