using HoopsEdge.Bus.Tests.Support;
using HoopsEdge.Contracts;
using HoopsEdge.Fetcher;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.ServiceDefaults.Bus;
using HoopsEdge.Transformer;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Bus.Tests;

/// <summary>What fails for good goes to the error queue and stops nothing.</summary>
public sealed class ErrorQueueTests(SharedBroker shared)
{
    private const string ErrorQueue = "fetch_error";
    private const string ReasonHeader = "MT-Fault-Message";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_cannot_be_read_goes_to_the_error_queue_with_a_reason_and_the_next_is_taken()
    {
        var broker = await shared.VirtualHostAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        var fetches = new ScriptedFetch(_ => null);
        await using var host = await StartFetcherAsync(broker, fetches);

        await view.PutAsync("fetch", "{ this is no message");
        await SendAsync(host, Messages.Command(2025));

        await fetches.SeenAsync(Messages.Command(2025).FetchId);
        var failed = await view.TakeAsync(ErrorQueue);
        BrokerView.Text(failed.BasicProperties.Headers![ReasonHeader]).ShouldNotBeEmpty();
        fetches.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_fetch_that_was_given_up_goes_to_the_error_queue_untried_and_the_next_is_taken()
    {
        var broker = await shared.VirtualHostAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        var bad = Messages.Command(2024);
        var fetches = new ScriptedFetch(command => command.FetchId == bad.FetchId ? "no rows in sight" : null);
        await using var host = await StartFetcherAsync(broker, fetches);

        await SendAsync(host, bad);
        await SendAsync(host, Messages.Command(2025));

        await fetches.SeenAsync(Messages.Command(2025).FetchId);
        var failed = await view.TakeAsync(ErrorQueue);
        BrokerView.Text(failed.BasicProperties.Headers![ReasonHeader]).ShouldContain("no rows in sight");
        fetches.Seen.Count(command => command.FetchId == bad.FetchId).ShouldBe(1);
    }

    [Fact]
    public async Task Only_commands_whose_failure_is_history_are_taken_out_of_the_error_queue()
    {
        var broker = await shared.VirtualHostAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var host = await StartFetcherAsync(broker, new ScriptedFetch(_ => "always"));
        FetchCommand[] commands = [Messages.Command(2023), Messages.Command(2024), Messages.Command(2025)];
        foreach (var command in commands)
            await SendAsync(host, command);
        await Patiently.UntilAsync(async () => await CountAsync(view) >= commands.Length);

        var removed = await host.Get<IErrorQueue>()
            .RemoveAsync((command, _) => Task.FromResult(command.FetchId != commands[1].FetchId), Cancellation);

        removed.ShouldBe(2);
        var left = await view.TakeAsync(ErrorQueue);
        System.Text.Encoding.UTF8.GetString(left.Body.Span).ShouldContain(commands[1].FetchId);
        (await CountAsync(view)).ShouldBe(0u);
    }

    [Fact]
    public async Task A_command_that_stays_outlives_more_looks_than_there_may_be_deliveries()
    {
        const int limit = 2;
        var broker = await shared.VirtualHostAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var host = await BusHost.StartAsync(broker, options => options.Bus.DeliveryLimit = limit);
        var queue = host.Get<IErrorQueue>();
        await queue.AddAsync(Messages.Command(2025), "no rows in sight", Cancellation);

        for (var look = 0; look < 2 * limit; look++)
            (await queue.RemoveAsync((_, _) => Task.FromResult(false), Cancellation)).ShouldBe(0);

        var failed = await view.TakeAsync(ErrorQueue);
        BrokerView.Text(failed.BasicProperties.Headers![ReasonHeader]).ShouldBe("no rows in sight");
        (await view.CountAsync(BusTopology.Undeliverable)).ShouldBe(0u);
    }

    [Fact]
    public async Task An_answer_that_cannot_become_rows_puts_its_command_into_the_error_queue_too()
    {
        var broker = await shared.VirtualHostAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var host = await BusHost.StartAsync(
            broker,
            services: services => services.AddTransformer(),
            consumers: bus => bus.AddTransformerConsumers()
        );
        var landed = Messages.Landed() with { RawKeys = ["raw/rankings/nothing-is-here.json.gz"], Rows = 5 };
        var checkpoints = host.Get<FetchCheckpoints>();
        var landing = FetchCheckpoint.Planned(null, Messages.Command(2025)) with
        {
            Status = FetchStatus.Landed,
            RawKeys = landed.RawKeys,
            IngestedAt = landed.IngestedAt,
        };
        await checkpoints.UpdateAsync(landed.Endpoint, landed.FetchId, _ => landing, Cancellation);

        await host.Bus.Publish(landed, Cancellation);

        var failed = await view.TakeAsync(ErrorQueue);
        BrokerView.Text(failed.BasicProperties.Headers![ReasonHeader]).ShouldNotBeEmpty();
        System.Text.Encoding.UTF8.GetString(failed.Body.Span).ShouldContain(landed.FetchId);
        var checkpoint = await checkpoints.FindAsync(landed.Endpoint, landed.FetchId, Cancellation);
        checkpoint.ShouldNotBeNull().Status.ShouldBe(FetchStatus.Dead);
    }

    [Fact]
    public async Task An_empty_error_queue_has_nothing_to_take_out()
    {
        await using var host = await BusHost.StartAsync(await shared.VirtualHostAsync());

        (await host.Get<IErrorQueue>().RemoveAsync((_, _) => Task.FromResult(true), Cancellation)).ShouldBe(0);
    }

    private static Task<uint> CountAsync(BrokerView view) => view.CountAsync(ErrorQueue);

    private static Task<BusHost> StartFetcherAsync(Uri broker, ScriptedFetch fetches) =>
        BusHost.StartAsync(
            broker,
            services: services => services.AddSingleton<IFetchProcess>(fetches).AddFetcher(),
            consumers: bus => bus.AddFetcherConsumers()
        );

    private static async Task SendAsync(BusHost host, FetchCommand command)
    {
        var endpoint = await host.Bus.GetSendEndpoint(new Uri("exchange:fetch"));
        await endpoint.Send(command, Cancellation);
    }
}
