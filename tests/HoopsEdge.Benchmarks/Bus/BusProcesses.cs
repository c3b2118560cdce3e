using System.Globalization;
using HoopsEdge.Fetcher;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.ServiceDefaults.Hosting;
using HoopsEdge.TestServers;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Benchmarks.Bus;

/// <summary>The consuming side of the benchmark, in processes of its own.</summary>
internal static class BusProcesses
{
    private const string PlainReady = "plain consumer is ready";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>The fetcher service as it ships, but for the fetch itself.</summary>
    public static Task<int> FetcherAsync(string url) =>
        HoopsService.RunAsync(
            ["--urls", url],
            services => services.AddSingleton<IFetchProcess, NoOpFetch>().AddFetcher(),
            bus => bus.AddFetcherConsumers()
        );

    /// <summary>The same work behind RabbitMQ.Client.</summary>
    /// <param name="broker">The virtual host.</param>
    /// <param name="stateFile">The state store.</param>
    public static async Task<int> PlainAsync(Uri broker, string stateFile)
    {
        var checkpoints = new FetchCheckpoints(new SqliteStateStore(stateFile));
        await using var client = await PlainClient.OpenAsync(broker, (ushort)new ApiOptions().Concurrency);
        await client.ConsumeAsync(new NoOpFetch(checkpoints, TimeProvider.System));
        Console.WriteLine(PlainReady);
        await Task.Delay(Timeout.InfiniteTimeSpan);
        return 0;
    }

    /// <summary>Starts fetchers and waits until they take commands.</summary>
    public static async Task<IReadOnlyList<ChildServer>> StartFetchersAsync(Uri broker, HoopsOptions options, int count)
    {
        using var http = new HttpClient();
        var started = new List<ChildServer>();
        foreach (var port in LoopbackPorts.Take(count))
        {
            var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
            started.Add(Start(["bus-fetcher", url], EnvironmentOf(broker, options)));
            while (!await IsHealthyAsync(http, url))
            {
                await Task.Delay(Look);
            }
        }

        return started;
    }

    /// <summary>Starts the plain consumer and waits until it takes commands.</summary>
    public static async Task<IReadOnlyList<ChildServer>> StartPlainAsync(Uri broker, HoopsOptions options)
    {
        string[] arguments = ["bus-plain", broker.OriginalString, options.Lake.StateFile];
        var process = Start(arguments, EnvironmentOf(broker, options));
        await process.PrintedAsync(PlainReady, CancellationToken.None);
        return [process];
    }

    private static ChildServer Start(string[] arguments, Dictionary<string, string> environment)
    {
        var program = Environment.ProcessPath ?? "dotnet";
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return ChildServer.Start(
            program,
            isHost ? [typeof(BusProcesses).Assembly.Location, .. arguments] : arguments,
            environment
        );
    }

    private static Dictionary<string, string> EnvironmentOf(Uri broker, HoopsOptions options) =>
        new()
        {
            ["HOME"] = options.Lake.Folder,
            ["DOTNET_ROOT"] = Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "",
            ["CBBD_API_KEY"] = "benchmark",
            ["ConnectionStrings__messaging"] = broker.OriginalString,
            ["HOOPS_CONFIG"] = Path.Combine(AppContext.BaseDirectory, "config.yaml"),
            ["HOOPS__lake__folder"] = options.Lake.Folder,
        };

    private static async Task<bool> IsHealthyAsync(HttpClient http, string url)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"{url}/health"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
