using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Transformer.Gold;

/// <summary>Registers the tables that are computed from other tables.</summary>
public static class GoldExtensions
{
    /// <summary>Adds the builder. A kernel is a further registration of <see cref="IGoldKernel"/>.</summary>
    internal static IServiceCollection AddGold(this IServiceCollection services)
    {
        services.TryAddSingleton<BuildRecords>();
        services.TryAddSingleton(provider => new GoldBuilder(
            provider.GetRequiredService<IObjectStore>(),
            provider.GetRequiredService<LakeKeys>(),
            provider.GetRequiredService<BuildRecords>(),
            provider.GetRequiredService<TableChanges>(),
            provider.GetServices<IGoldKernel>(),
            provider.GetRequiredService<DuckSessions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<GoldBuilder>>()
        ));
        return services;
    }

    /// <summary>Adds what builds gold by itself when silver has changed and is quiet. Needs the bus.</summary>
    public static IServiceCollection AddGoldFollower(this IServiceCollection services)
    {
        services.TryAddSingleton<DirtySeasons>();
        services.AddHostedService<GoldFollower>();
        return services;
    }

    /// <summary>Puts the consumer that marks dirty seasons on the bus.</summary>
    public static void AddGoldConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<GoldDirtyConsumer, GoldDirtyConsumerDefinition>();
}
