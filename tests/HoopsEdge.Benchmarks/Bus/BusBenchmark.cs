using System.Globalization;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using HoopsEdge.ServiceDefaults.Bus;
using HoopsEdge.TestServers;
using HoopsEdge.TestServers.RabbitMq;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HoopsEdge.Benchmarks.Bus;

/// <summary>
/// What the bus costs: commands a second from the scheduler's note of a planned fetch over publish and consume to the
/// fetcher's note of its end, with a fetch that does nothing.
/// </summary>
internal static class BusBenchmark
{
    private const string Endpoint = "plays_game";
    private const double LeastRate = 300;

    /// <summary>As many as the scheduler has on their way.</summary>
    private const int SentAtOnce = 32;
    private const int LongestPause = 20;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>Measures and reports.</summary>
    /// <param name="messages">Commands of each measurement.</param>
    /// <param name="repeats">Measurements of each kind; they take turns.</param>
    public static async Task<Report> RunAsync(int messages, int repeats)
    {
        await using var broker = await RabbitBroker.StartAsync(CancellationToken.None);
        var (plain, one, four) = (new List<double>(), new List<double>(), new List<double>());
        var (lost, doubled) = (0, 0);
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            plain.Add(await MeasureAsync(broker, messages, BusProcesses.StartPlainAsync, SendPlainAsync));
            one.Add(await MeasureAsync(broker, messages, Fetchers(1), SendAsync));
            four.Add(await MeasureAsync(broker, messages, Fetchers(4), SendAsync));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  plain {plain[^1]:F0}, one fetcher {one[^1]:F0}, four fetchers {four[^1]:F0} commands/s"
                )
            );
        }

        var report = new Report();
        report.Figure("commands", messages);
        report.Figure("RabbitMQ.Client by hand, one process, commands/s", Statistics.Median(plain));
        var rate = Statistics.Median(one);
        report.Target("one fetcher, commands/s", rate, ">= 300", rate >= LeastRate);
        report.Figure("four fetchers, commands/s", Statistics.Median(four));
        report.Figure("ratio of one fetcher to RabbitMQ.Client", rate / Statistics.Median(plain));
        report.Target("commands lost", lost, "0", lost == 0);
        report.Target("commands carried out twice", doubled, "0", doubled == 0);
        return report;

        async Task<double> MeasureAsync(RabbitBroker server, int count, StartConsumers start, SendCommands send)
        {
            var result = await OnceAsync(server, count, start, send);
            lost += result.Lost;
            doubled += result.Doubled;
            return result.Rate;
        }
    }

    private static StartConsumers Fetchers(int count) =>
        (broker, options) => BusProcesses.StartFetchersAsync(broker, options, count);

    private static async Task<Outcome> OnceAsync(
        RabbitBroker broker,
        int messages,
        StartConsumers start,
        SendCommands send
    )
    {
        var folder = Directory.CreateTempSubdirectory("hoops-benchmark-");
        var options = new HoopsOptions();
        options.Lake.Folder = folder.FullName;
        var host = await broker.AddVirtualHostAsync(CancellationToken.None);
        var consumers = await start(host, options);
        try
        {
            var from = await send(host, options, [.. Enumerable.Range(1, messages).Select(FetchOf)]);
            return await EndAsync(options, messages, from);
        }
        finally
        {
            foreach (var consumer in consumers)
            {
                await consumer.DisposeAsync();
            }

            folder.Delete(recursive: true);
        }
    }

    /// <summary>Sends as the scheduler does.</summary>
    /// <returns>When the first command was begun.</returns>
    private static async Task<DateTimeOffset> SendAsync(
        Uri broker,
        HoopsOptions options,
        IReadOnlyList<PlannedFetch> fetches
    )
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLakehouse(options).AddScheduler();
        builder.Services.AddRabbitBus(BrokerAddress.Parse(broker.OriginalString), options.Bus, _ => { });
        using var host = builder.Build();
        await host.StartAsync();
        var from = TimeProvider.System.GetUtcNow();
        var run = new RunLedger("benchmark", new RunRequest { Mode = RunMode.Backfill }, from);
        await host.Services.GetRequiredService<RunQueue>().SendAsync(run, fetches, CancellationToken.None);
        await host.StopAsync();
        return from;
    }

    /// <summary>Sends the same with the same notes, by hand.</summary>
    /// <returns>When the first command was begun.</returns>
    private static async Task<DateTimeOffset> SendPlainAsync(
        Uri broker,
        HoopsOptions options,
        IReadOnlyList<PlannedFetch> fetches
    )
    {
        var checkpoints = new FetchCheckpoints(new SqliteStateStore(options.Lake.StateFile));
        await using var client = await PlainClient.OpenAsync(broker, 1);
        var from = TimeProvider.System.GetUtcNow();
        var unconfirmed = new List<Task>();
        foreach (var fetch in fetches)
        {
            var command = new FetchCommand
            {
                RunId = "benchmark",
                FetchId = fetch.Request.FetchId,
                Endpoint = Endpoint,
                Parameters = fetch.Request.Parameters,
                Scope = fetch.Scope,
            };
            await checkpoints.UpdateAsync(
                Endpoint,
                command.FetchId,
                before => FetchCheckpoint.Planned(before, command),
                CancellationToken.None
            );
            unconfirmed.Add(client.SendAsync(command).AsTask());
            if (unconfirmed.Count == SentAtOnce)
            {
                await Task.WhenAll(unconfirmed);
                unconfirmed.Clear();
            }
        }

        await Task.WhenAll(unconfirmed);

        return from;
    }

    /// <summary>Waits until all are carried out, or nothing moves any more; the last note is the end.</summary>
    private static async Task<Outcome> EndAsync(HoopsOptions options, int messages, DateTimeOffset from)
    {
        var checkpoints = new FetchCheckpoints(new SqliteStateStore(options.Lake.StateFile));
        var (before, looks) = (-1, 0);
        while (true)
        {
            var (done, attempts, last) = (0, 0, from);
            await foreach (var fetch in checkpoints.OfEndpointAsync(Endpoint, CancellationToken.None))
            {
                done += fetch.Status == FetchStatus.Empty ? 1 : 0;
                attempts += fetch.Attempts;
                last = fetch.AnsweredAt > last ? fetch.AnsweredAt.Value : last;
            }

            // One look more when all are done: what comes twice may come late.
            looks = attempts == before ? looks + 1 : 0;
            if (looks > (done == messages ? 0 : LongestPause))
            {
                return new Outcome(done / (last - from).TotalSeconds, messages - done, attempts - done);
            }

            before = attempts;
            await Task.Delay(Look);
        }
    }

    private static PlannedFetch FetchOf(int game)
    {
        var id = game.ToString(CultureInfo.InvariantCulture);
        var request = FetchRequest.Create(
            EndpointContracts.All[Endpoint],
            new Dictionary<string, string> { ["gameId"] = id }
        );
        return new PlannedFetch(request, new FetchScope { Season = 2025, GameId = game }, 1);
    }

    private delegate Task<IReadOnlyList<ChildServer>> StartConsumers(Uri broker, HoopsOptions options);

    private delegate Task<DateTimeOffset> SendCommands(
        Uri broker,
        HoopsOptions options,
        IReadOnlyList<PlannedFetch> fetches
    );

    /// <summary>What came of one measurement.</summary>
    private readonly record struct Outcome(double Rate, int Lost, int Doubled);
}
