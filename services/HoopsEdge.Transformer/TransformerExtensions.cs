using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.ServiceDefaults.Hosting;
using HoopsEdge.Transformer.Bronze;
using HoopsEdge.Transformer.Gold;
using HoopsEdge.Transformer.Ratings;
using HoopsEdge.Transformer.Rebuilding;
using HoopsEdge.Transformer.Silver;
using HoopsEdge.Transformer.Tables;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Transformer;

/// <summary>Registers the transformer.</summary>
public static class TransformerExtensions
{
    /// <summary>Adds what turns landed answers into bronze and silver. Needs the lake and the state store.</summary>
    public static IServiceCollection AddTransformer(this IServiceCollection services)
    {
        services.TryAddSingleton<DuckSessions>();
        services.TryAddSingleton<BronzeWriter>();
        services.TryAddSingleton<BronzeBatch>();
        services.TryAddSingleton<ClaimRecorder>();
        services.TryAddSingleton<ClaimStore>();
        services.TryAddSingleton<SilverBuilder>();
        services.TryAddSingleton<LandedTransformer>();
        services.TryAddSingleton(provider => new BatchQueue<ConsumeContext<RawLanded>>(
            provider.GetRequiredService<IOptions<TransformOptions>>().Value.BatchSize
        ));
        services.TryAddSingleton<RawInventory>();
        services.TryAddSingleton(provider => new LakeRebuild(
            provider.GetRequiredService<IObjectStore>(),
            provider.GetRequiredService<LakeKeys>(),
            provider.GetRequiredService<RawInventory>(),
            provider.GetRequiredService<LandedTransformer>(),
            provider.GetRequiredService<ClaimStore>(),
            provider.GetRequiredService<FetchCheckpoints>(),
            provider.GetRequiredService<IOptions<TransformOptions>>()
        ));
        services.AddGold();
        services.AddRatings();
        services.TryAddSingleton<TableDefinitionPublisher>();
        services.AddSingleton<IStartupStep>(provider => provider.GetRequiredService<TableDefinitionPublisher>());
        return services;
    }

    /// <summary>Puts the transformer's consumer on the bus.</summary>
    public static void AddTransformerConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<RawLandedConsumer, RawLandedConsumerDefinition>();
}
