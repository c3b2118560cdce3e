using HoopsEdge.Cataloger;
using HoopsEdge.Fetcher;
using HoopsEdge.Fetcher.Api;
using HoopsEdge.Lakehouse;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Scheduler;
using HoopsEdge.ServiceDefaults.Bus;
using HoopsEdge.Transformer;
using HoopsEdge.Transformer.Tables;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Cli.Hosting;

/// <summary>Every service in one process, with the bus in memory.</summary>
internal static class EmbeddedHost
{
    /// <summary>Longest wait for fetches in flight when the process is asked to end.</summary>
    private static readonly TimeSpan DrainTime = TimeSpan.FromMinutes(12);

    /// <summary>Builds the host; commands that only look around need not start it.</summary>
    /// <param name="options">The configuration.</param>
    /// <param name="verbose">True logs what the services do to the error stream.</param>
    /// <param name="cancellationToken">Stops building.</param>
    /// <param name="key">The API key to use instead of the environment's, or null.</param>
    /// <param name="time">The clock to go by instead of the system's, or null; its timers must be real.</param>
    public static async Task<IHost> BuildAsync(
        HoopsOptions options,
        bool verbose,
        CancellationToken cancellationToken,
        ApiKey? key = null,
        TimeProvider? time = null
    )
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        if (key is not null)
        {
            builder.Services.AddSingleton(key);
        }

        builder.Services.AddSingleton(time ?? TimeProvider.System);
        AddLogging(builder.Logging, verbose);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainTime);
        builder.Services.Configure<MassTransitHostOptions>(bus =>
        {
            bus.WaitUntilStarted = true;
            bus.StopTimeout = DrainTime;
            bus.ConsumerStopTimeout = DrainTime;
        });
        builder
            .Services.AddLakehouse(options)
            .AddScheduler()
            .AddFetcher()
            .AddTransformer()
            .AddCataloger()
            .AddEmbeddedBus(bus =>
            {
                bus.AddSchedulerConsumers();
                bus.AddFetcherConsumers();
                bus.AddTransformerConsumers();
                bus.AddCatalogerConsumers();
            });
        var host = builder.Build();
        await host.Services.CheckStoresAsync(cancellationToken);
        await host.Services.GetRequiredService<TableDefinitionPublisher>().PublishAsync(cancellationToken);
        return host;
    }

    /// <summary>Commands that ask the API need a key.</summary>
    /// <exception cref="UsageException">There is none in the environment.</exception>
    public static void RequireApiKey(IHost host)
    {
        if (host.Services.GetRequiredService<ApiKey>().IsMissing)
        {
            throw new UsageException(
                "there is no API key: set CBBD_API_KEY (or BEARER_TOKEN) in the environment, or try hoops demo without one"
            );
        }
    }

    private static void AddLogging(ILoggingBuilder logging, bool verbose)
    {
        logging.SetMinimumLevel(verbose ? LogLevel.Information : LogLevel.Warning);
        logging.AddFilter("MassTransit", verbose ? LogLevel.Warning : LogLevel.Critical);
        logging.AddFilter("Microsoft.Hosting", LogLevel.Warning);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.UseUtcTimestamp = true;
        });
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
    }
}
