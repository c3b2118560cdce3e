using System.Net;
using HoopsEdge.ApiSimulator.Http;
using HoopsEdge.ApiSimulator.Shapes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HoopsEdge.ApiSimulator;

/// <summary>A running simulator, for the demo, for tests and for its own program.</summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SimulatorState _state;

    private SimulatorServer(WebApplication app, SimulatorState state)
    {
        _app = app;
        _state = state;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        BaseAddress = new Uri(addresses!.Addresses.First());
    }

    /// <summary>Where it listens.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The league's clock.</summary>
    public SimulatedClock Clock => _state.Clock;

    /// <summary>What was served so far.</summary>
    public SimulatorStats Stats => _state.Served.Snapshot();

    // Whether appsettings.json has changed is looked for in every folder below the working directory, which with a lake in
    // it are thousands, and every file that the lake gets would be an event.
    private const string WithoutWatching = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>Starts a server; the league's seasons are played when they are first asked for.</summary>
    /// <exception cref="ArgumentException">The options make no league; the message says why in one line.</exception>
    public static async Task<SimulatorServer> StartAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        if (OptionsRules.Complain(options) is { } complaint)
            throw new ArgumentException(complaint, nameof(options));
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(SimulatorServer).Assembly.GetName().Name,
                Args = [WithoutWatching],
            }
        );
        if (options.Urls is { } urls)
            builder.WebHost.UseUrls(urls);
        else
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A port in use is thrown to the caller; the host would print its stack as well.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        var app = builder.Build();
        var state = new SimulatorState(options);
        Map(app, state);
        await app.StartAsync(cancellationToken);
        return new SimulatorServer(app, state);
    }

    /// <summary>Plays the league's seasons beside what the caller does next, so that its first question need not wait.</summary>
    /// <returns>Ends when they are played.</returns>
    public Task PlayAheadAsync() =>
        Task.Run(() =>
        {
            for (var season = _state.Options.FirstSeason; season <= _state.Options.LastSeason; season++)
                _state.League.Season(season);
        });

    /// <summary>Puts a fault rule in force.</summary>
    public void AddFault(FaultRule rule) => _state.Faults.Add(rule);

    /// <summary>Lifts every fault rule.</summary>
    public void ClearFaults() => _state.Faults.Clear();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void Map(WebApplication app, SimulatorState state)
    {
        var logger = app.Services.GetRequiredService<ILogger<SimulatorServer>>();
        foreach (var route in ApiRoutes.All)
            app.MapGet(route.Path, new ApiEndpoint(state, route, logger).HandleAsync);
        app.MapAccount(state);
        app.MapControl(state);
        app.MapFallback(http =>
        {
            state.Served.Arrive();
            state.Served.Serve(http.Request.Path.Value!, StatusCodes.Status404NotFound, 0);
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return http.Response.WriteAsJsonAsync(new ErrorMessage("Not Found"), SimulatorJson.Default.ErrorMessage);
        });
    }
}
