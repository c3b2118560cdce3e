using System.Text;
using HoopsEdge.Bus.Tests.Support;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Scheduler;
using HoopsEdge.ServiceDefaults.Bus;

namespace HoopsEdge.Bus.Tests;

/// <summary>Messages whose consumers die.</summary>
public sealed class DeliveryLimitTests(SharedBroker shared)
{
    private const int Limit = 2;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_that_kills_each_fetcher_ends_as_a_dead_letter_instead_of_going_round_for_ever()
    {
        var broker = await shared.VirtualHostAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var host = await StartSchedulerAsync(broker);
        var command = Messages.Command(2025);
        await PlanAsync(host, command);
        var endpoint = await host.Bus.GetSendEndpoint(new Uri("exchange:fetch"));
        await endpoint.Send(command, Cancellation);

        await BrokerView.DieAsync(broker, "fetch", Limit + 1);

        var checkpoint = await EndOfAsync(host, command);
        checkpoint.Status.ShouldBe(FetchStatus.Dead);
        checkpoint.Error.ShouldNotBeNull().ShouldContain("every process that took it in hand died");
        var failed = await view.TakeAsync(BusTopology.FailedFetches);
        Encoding.UTF8.GetString(failed.Body.Span).ShouldContain(command.FetchId);
        (await view.CountAsync("fetch")).ShouldBe(0u);
        (await view.CountAsync(BusTopology.Undeliverable)).ShouldBe(0u);
    }

    [Fact]
    public async Task A_failed_command_that_was_looked_at_too_often_comes_back_to_the_error_queue()
    {
        var broker = await shared.VirtualHostAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var host = await StartSchedulerAsync(broker);
        var command = Messages.Command(2025);
        await PlanAsync(host, command);
        await host.Get<FetchCheckpoints>()
            .UpdateAsync(
                command.Endpoint,
                command.FetchId,
                before => before! with { Status = FetchStatus.Dead, Error = "no rows in sight" },
                Cancellation
            );
        await host.Get<IErrorQueue>().AddAsync(command, "no rows in sight", Cancellation);

        await BrokerView.DieAsync(broker, BusTopology.FailedFetches, Limit + 1);

        var failed = await view.TakeAsync(BusTopology.FailedFetches);
        BrokerView.Text(failed.BasicProperties.Headers!["MT-Fault-Message"]).ShouldBe("no rows in sight");
    }

    [Fact]
    public async Task What_a_consumer_had_in_hand_besides_is_not_lost_with_the_message_that_kills_it()
    {
        var broker = await shared.VirtualHostAsync();
        await using var host = await StartSchedulerAsync(broker);
        Contracts.FetchCommand[] commands = [Messages.Command(2024), Messages.Command(2025)];
        var endpoint = await host.Bus.GetSendEndpoint(new Uri("exchange:fetch"));
        foreach (var command in commands)
        {
            await PlanAsync(host, command);
            await endpoint.Send(command, Cancellation);
        }

        await BrokerView.DieAsync(broker, "fetch", Limit + 1, commands.Length);

        foreach (var command in commands)
            (await EndOfAsync(host, command)).Status.ShouldBe(FetchStatus.Dead);
    }

    [Fact]
    public async Task An_answer_that_kills_each_transformer_ends_as_a_dead_letter_too()
    {
        var broker = await shared.VirtualHostAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var host = await StartSchedulerAsync(broker);
        var command = Messages.Command(2025);
        await PlanAsync(host, command);
        await host.Bus.Publish(Messages.Landed(), Cancellation);

        await BrokerView.DieAsync(broker, "transform", Limit + 1);

        (await EndOfAsync(host, command)).Status.ShouldBe(FetchStatus.Dead);
        var failed = await view.TakeAsync(BusTopology.FailedFetches);
        Encoding.UTF8.GetString(failed.Body.Span).ShouldContain(command.FetchId);
    }

    [Fact]
    public async Task A_message_that_kills_its_consumers_and_is_no_fetch_is_kept_for_an_operator()
    {
        var broker = await shared.VirtualHostAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var host = await StartSchedulerAsync(broker);
        await view.PutAsync("fetch", "{ this is no message");
        await BrokerView.DieAsync(broker, "fetch", Limit + 1);
        await host.Bus.Publish(Messages.Updated(), Cancellation);
        await BrokerView.DieAsync(broker, "catalog", Limit + 1);

        var unread = await view.TakeAsync(BusTopology.Undeliverable + "_error");
        Encoding.UTF8.GetString(unread.Body.Span).ShouldBe("{ this is no message");
        var skipped = await view.TakeAsync(BusTopology.Undeliverable + "_skipped");
        Encoding.UTF8.GetString(skipped.Body.Span).ShouldContain("fct_rankings");
    }

    private static Task<BusHost> StartSchedulerAsync(Uri broker) =>
        BusHost.StartAsync(
            broker,
            options => options.Bus.DeliveryLimit = Limit,
            services => services.AddScheduler().AddDiscovery(),
            bus => bus.AddRunServiceConsumers()
        );

    private static Task PlanAsync(BusHost host, Contracts.FetchCommand command) =>
        host.Get<FetchCheckpoints>()
            .UpdateAsync(
                command.Endpoint,
                command.FetchId,
                _ => new FetchCheckpoint
                {
                    Endpoint = command.Endpoint,
                    FetchId = command.FetchId,
                    Parameters = command.Parameters,
                    Scope = command.Scope,
                    RunId = command.RunId,
                    Status = FetchStatus.Planned,
                },
                Cancellation
            );

    private static async Task<FetchCheckpoint> EndOfAsync(BusHost host, Contracts.FetchCommand command)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (true)
        {
            var found = await host.Get<FetchCheckpoints>().FindAsync(command.Endpoint, command.FetchId, patience.Token);
            if (found is { Status: not FetchStatus.Planned })
                return found;
            await Task.Delay(50, patience.Token);
        }
    }
}
