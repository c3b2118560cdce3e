using System.Collections.Concurrent;
using System.Diagnostics;
using HoopsEdge.Lakehouse;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.ServiceDefaults.Bus;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Bus.Tests.Support;

/// <summary>A service on the real bus, with a lake in a folder of its own and everything it logs at hand.</summary>
public sealed class BusHost : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hoops-bus-");
    private readonly ConcurrentQueue<string> _log = new();
    private readonly IHost _host;

    private BusHost(
        Uri broker,
        Action<HoopsOptions>? configure,
        Action<IServiceCollection>? services,
        Action<IBusRegistrationConfigurator>? consumers
    )
    {
        var options = new HoopsOptions();
        options.Lake.Folder = Path.Combine(_folder.FullName, "lake");
        configure?.Invoke(options);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(new QueueLog(_log));
        builder.Logging.AddFilter("MassTransit", LogLevel.Error);
        builder.Services.AddLakehouse(options);
        services?.Invoke(builder.Services);
        builder.Services.AddRabbitBus(
            BrokerAddress.Parse(broker.OriginalString),
            options.Bus,
            bus => consumers?.Invoke(bus)
        );
        _host = builder.Build();
    }

    public IBus Bus => _host.Services.GetRequiredService<IBus>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static BusHost Create(
        Uri broker,
        Action<HoopsOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        Action<IBusRegistrationConfigurator>? consumers = null
    ) => new(broker, configure, services, consumers);

    public static async Task<BusHost> StartAsync(
        Uri broker,
        Action<HoopsOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        Action<IBusRegistrationConfigurator>? consumers = null
    )
    {
        var host = Create(broker, configure, services, consumers);
        await host.StartAsync();
        return host;
    }

    public Task StartAsync() => _host.StartAsync(Cancellation);

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Waits until something was logged so often; the exception of one that waited in vain has the log.</summary>
    public async Task SaidAsync(string said, int times = 1)
    {
        var watch = Stopwatch.StartNew();
        while (CountOf(said) < times)
        {
            if (watch.Elapsed > Patience)
                throw new TimeoutException($"'{said}' was not logged, but:\n{string.Join('\n', _log)}");
            await Task.Delay(Look, Cancellation);
        }
    }

    public int CountOf(string said) => _log.Count(line => line.Contains(said, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        _folder.Delete(recursive: true);
    }

    private sealed class QueueLog(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue($"{logLevel} {eventId.Name} {formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
