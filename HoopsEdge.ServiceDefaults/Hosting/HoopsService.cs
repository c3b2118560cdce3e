using HoopsEdge.Lakehouse;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.ServiceDefaults.Bus;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ConfigurationException = HoopsEdge.Lakehouse.Configuration.ConfigurationException;

namespace HoopsEdge.ServiceDefaults.Hosting;

/// <summary>
/// A service of the distributed shape: config.yaml, telemetry, health, resilience, service discovery, the lake, its
/// state and RabbitMQ. What the service does is all that its Program.cs has to say.
/// </summary>
public static class HoopsService
{
    private const int BadConfiguration = 2;

    /// <summary>Runs a service until it is asked to end.</summary>
    /// <param name="args">Command line, such as <c>--urls http://localhost:5181</c>.</param>
    /// <param name="services">Registers what the service does.</param>
    /// <param name="consumers">Puts its consumers on the bus.</param>
    /// <param name="routes">Maps its HTTP routes, or null when it has none but the health checks.</param>
    /// <returns>Exit code: 0, or 2 when the configuration is wrong; one line on the error stream says how.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        Action<IServiceCollection> services,
        Action<IBusRegistrationConfigurator> consumers,
        Action<WebApplication>? routes = null
    )
    {
        try
        {
            await using var app = Build(args, services, consumers);
            app.MapHealth();
            routes?.Invoke(app);
            await PrepareAsync(app);
            await app.RunAsync();
            return 0;
        }
        catch (ConfigurationException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return BadConfiguration;
        }
        catch (OperationCanceledException)
        {
            // Asked to end while it waited for the broker.
            return 0;
        }
    }

    private static WebApplication Build(
        string[] args,
        Action<IServiceCollection> services,
        Action<IBusRegistrationConfigurator> consumers
    )
    {
        // The configuration is read once, at the start. Watching for changes takes a watch on every folder below the
        // working directory, of which a machine has few to give to its containers.
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
        var file = builder.Configuration["HOOPS_CONFIG"] ?? ConfigurationLoader.DefaultFile();
        var options = ConfigurationLoader.Load(file);
        var broker = BrokerAddress.Parse(builder.Configuration[$"ConnectionStrings:{BrokerAddress.ConnectionName}"]);
        AddLogging(builder.Logging);
        builder.AddTelemetry();

        // While the bus waits for its broker the service is alive: an orchestrator must not kill it for that.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.Services.AddHealth();
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            http.AddStandardResilienceHandler();
            http.AddServiceDiscovery();
        });
        builder.Services.AddLakehouse(options);
        services(builder.Services);
        builder.Services.AddRabbitBus(broker, options.Bus, consumers);
        return builder.Build();
    }

    private static async Task PrepareAsync(WebApplication app)
    {
        await app.Services.CheckStoresAsync(app.Lifetime.ApplicationStopping);
        foreach (var step in app.Services.GetServices<IStartupStep>())
        {
            await step.RunAsync(app.Lifetime.ApplicationStopping);
        }
    }

    private static void AddLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.UseUtcTimestamp = true;
        });

        // The broker's comings and goings are said once, by BusWatch; MassTransit would say them every few seconds.
        logging.AddFilter("MassTransit", LogLevel.Error);
        logging.AddFilter("MassTransit.ReceiveTransport", LogLevel.Critical);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddFilter("Microsoft.Extensions", LogLevel.Warning);

        // Every look at /health would say again that the broker is away.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical);

        // A start that fails is said in one line on the error stream, not with its stack as well.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.AddFilter("System.Net.Http", LogLevel.Warning);
        logging.AddFilter("Polly", LogLevel.Warning);
    }
}
