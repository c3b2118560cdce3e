using HoopsEdge.Lakehouse.Catalog;
using HoopsEdge.Lakehouse.Catalog.Glue;
using HoopsEdge.Lakehouse.Configuration;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Cataloger;

/// <summary>Registers the cataloger.</summary>
public static class CatalogerExtensions
{
    /// <summary>Adds the catalog that <c>catalog.store</c> names: the one in the lake, or Glue. Needs the lake.</summary>
    public static IServiceCollection AddCataloger(this IServiceCollection services)
    {
        services.TryAddSingleton<LocalCatalog>();
        services.TryAddSingleton<LocalCatalogComparison>();
        services.AddGlueCatalog();
        services.TryAddSingleton<CatalogRefresh>();
        services.TryAddSingleton<PublishedDefinitions>();
        services.TryAddSingleton(provider => provider.Chosen<ICatalog, LocalCatalog, GlueCatalog>());
        services.TryAddSingleton(provider =>
            provider.Chosen<ICatalogComparison, LocalCatalogComparison, GlueComparison>()
        );
        services.TryAddSingleton(provider => provider.Chosen<ICatalogInventory, LocalCatalog, ListedInventory>());
        return services;
    }

    /// <summary>Puts the cataloger's consumer on the bus.</summary>
    public static void AddCatalogerConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<TableUpdatedConsumer, TableUpdatedConsumerDefinition>();

    private static TService Chosen<TService, TLocal, TGlue>(this IServiceProvider provider)
        where TService : class
        where TLocal : class, TService
        where TGlue : class, TService =>
        provider.GetRequiredService<IOptions<HoopsOptions>>().Value.Catalog.Store == CatalogStore.Glue
            ? provider.GetRequiredService<TGlue>()
            : provider.GetRequiredService<TLocal>();
}
