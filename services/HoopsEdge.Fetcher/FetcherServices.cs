using System.Net;
using HoopsEdge.Fetcher.Api;
using HoopsEdge.Fetcher.Bodies;
using HoopsEdge.Fetcher.Landing;
using HoopsEdge.Fetcher.Paging;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.ServiceDefaults.Hosting;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HoopsEdge.Fetcher;

/// <summary>Registers the fetcher.</summary>
public static class FetcherServices
{
    /// <summary>
    /// Adds everything behind <see cref="FetchConsumer"/>. The caller registers <see cref="ApiOptions"/>, the object
    /// store, the state store, the lake's keys and <c>IReadOnlyDictionary&lt;string, EndpointOptions&gt;</c>.
    /// </summary>
    public static IServiceCollection AddFetcher(this IServiceCollection services)
    {
        services.AddOptions<ApiOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IReadOnlyDictionary<string, EndpointOptions>>(
            new Dictionary<string, EndpointOptions>()
        );
        return services.AddSharedLimits().AddApiClient().AddLanding();
    }

    /// <summary>Lets the service read the account's status when it starts. The program hoops does so before each run.</summary>
    public static IServiceCollection AddAccountAtStart(this IServiceCollection services) =>
        services.AddSingleton<IStartupStep, AccountAtStart>();

    /// <summary>Puts the fetcher's consumer on the bus.</summary>
    public static void AddFetcherConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<FetchConsumer, FetchConsumerDefinition>();

    private static IServiceCollection AddSharedLimits(this IServiceCollection services)
    {
        services.TryAddSingleton<SharedRateLimiter>();
        services.TryAddSingleton<CallBudget>();
        services.TryAddSingleton<FetchStops>();
        services.TryAddSingleton<FetchCheckpoints>();
        services.TryAddSingleton<DeadLetters>();
        return services;
    }

    private static IServiceCollection AddApiClient(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => ApiKey.FromEnvironment());
        services.TryAddSingleton(_ => new ScratchFolder(Path.GetTempPath()));
        services.TryAddSingleton<BodyReceiver>();
        services.TryAddSingleton<ApiClient>();
        services.TryAddSingleton<AccountInfoReader>();
        services.TryAddSingleton<CallGate>();
        services.TryAddSingleton<ConferenceNames>();
        services.TryAddSingleton<PagedFetch>();
        services.TryAddSingleton(provider => new SingleFetch(
            provider.GetRequiredService<PagedFetch>(),
            provider.GetRequiredService<CallBudget>()
        ));
        services
            .AddHttpClient(ApiClient.HttpName, Configure)
            .ConfigurePrimaryHttpMessageHandler(NewHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // Resilience handlers meant for every client would retry what costs calls, and HTTP logs could carry the key.
            .ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Clear())
            .RemoveAllLoggers();
        return services;
    }

    private static IServiceCollection AddLanding(this IServiceCollection services)
    {
        services.TryAddSingleton<RawWriter>();
        services.TryAddSingleton<FetchLedger>();
        services.TryAddSingleton<AnswerLander>();
        services.TryAddSingleton<Undertaker>();
        services.TryAddSingleton<IFetchProcess, FetchProcess>();
        return services;
    }

    private static void Configure(HttpClient http)
    {
        // Attempts have their own time-out, which also covers the body.
        http.Timeout = Timeout.InfiniteTimeSpan;
        var version = typeof(FetcherServices).Assembly.GetName().Version?.ToString(3) ?? "0";
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"HoopsEdge/{version}");
    }

    private static SocketsHttpHandler NewHandler() =>
        new()
        {
            // Unzipped by CheckedGzipStream, which notices a body that was cut short.
            AutomaticDecompression = DecompressionMethods.None,
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        };
}
