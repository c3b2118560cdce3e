using HoopsEdge.Contracts;
using HoopsEdge.Gold.Tests.Support;
using HoopsEdge.ServiceDefaults.Bus;
using HoopsEdge.Transformer.Gold;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HoopsEdge.Gold.Tests.Building;

/// <summary>Gold by itself, behind the events of silver.</summary>
public sealed class FollowTests(SimulatedSilver silver)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gold_is_built_once_silver_is_quiet_and_tells_what_changed()
    {
        var heard = new Heard();
        using var lake = Following(heard);
        File.Delete(lake.Files("gold/market_lines_analysis")[0]);
        await StartAsync(lake);
        try
        {
            var bus = lake.Services.GetRequiredService<IBus>();
            await bus.Publish(Changed("fct_lines", "season=2026/date=2026-01-05"), Stop);
            await bus.Publish(Changed("fct_lines", "season=2026/date=2026-01-06"), Stop);

            (await heard.FirstAsync()).ShouldBe("gold market_lines_analysis season=2026");
            lake.Files("gold/market_lines_analysis").ShouldHaveSingleItem();
            await NoMarksAsync(lake);
        }
        finally
        {
            await EndAsync(lake);
        }
    }

    [Fact]
    public async Task A_mark_that_a_dead_transformer_left_is_built_by_the_next()
    {
        var heard = new Heard();
        using var lake = Following(heard);
        File.Delete(lake.Files("gold/market_lines_analysis")[0]);
        await lake.Services.GetRequiredService<DirtySeasons>().MarkAsync(2026, Stop);
        await StartAsync(lake);
        try
        {
            await heard.FirstAsync();
            await NoMarksAsync(lake);
        }
        finally
        {
            await EndAsync(lake);
        }
    }

    [Fact]
    public async Task Tables_that_gold_does_not_read_mark_nothing()
    {
        using var lake = Following(new Heard());
        await StartAsync(lake);
        try
        {
            var bus = lake.Services.GetRequiredService<IBus>();
            await bus.Publish(Changed("fct_game_media", "season=2026/date=2026-01-05"), Stop);
            await bus.Publish(
                Changed("fct_lines", "season=2026/date=2026-01-05") with
                {
                    RunId = GoldBuilder.RunId,
                },
                Stop
            );
            await Task.Delay(TimeSpan.FromSeconds(0.3), TimeProvider.System, Stop);
            (await lake.Services.GetRequiredService<DirtySeasons>().ReadAsync(Stop)).ShouldBeEmpty();
        }
        finally
        {
            await EndAsync(lake);
        }
    }

    private GoldLake Following(Heard heard) =>
        new(
            silver.Built,
            services =>
            {
                services.AddSingleton(heard);
                services.AddGoldFollower();
                services.AddEmbeddedBus(bus =>
                {
                    bus.AddGoldConsumers();
                    bus.AddConsumer<HeardConsumer>();
                });
            }
        );

    private static TableUpdated Changed(string table, string partition) =>
        new()
        {
            RunId = "run",
            Layer = "silver",
            Table = table,
            Partitions = [new PartitionChange(partition, "key", 1, 1)],
        };

    private static async Task StartAsync(GoldLake lake)
    {
        foreach (var service in lake.Services.GetServices<IHostedService>())
        {
            await service.StartAsync(Stop);
        }
    }

    private static async Task EndAsync(GoldLake lake)
    {
        foreach (var service in lake.Services.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }
    }

    private static async Task NoMarksAsync(GoldLake lake)
    {
        var dirty = lake.Services.GetRequiredService<DirtySeasons>();
        while ((await dirty.ReadAsync(Stop)).Count > 0)
        {
            await Task.Delay(50, Stop);
        }
    }

    /// <summary>What the builder told of.</summary>
    private sealed class Heard
    {
        private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Add(TableUpdated update) =>
            _first.TrySetResult($"{update.Layer} {update.Table} {update.Partitions[0].Partition}");

        public Task<string> FirstAsync() => _first.Task.WaitAsync(TimeSpan.FromSeconds(60), Stop);
    }

    private sealed class HeardConsumer(Heard heard) : IConsumer<TableUpdated>
    {
        public Task Consume(ConsumeContext<TableUpdated> context)
        {
            if (context.Message.RunId == GoldBuilder.RunId)
            {
                heard.Add(context.Message);
            }

            return Task.CompletedTask;
        }
    }
}
