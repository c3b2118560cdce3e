using HoopsEdge.Lakehouse.Catalog;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HoopsEdge.Cataloger;

/// <summary>Registers the cataloger.</summary>
public static class CatalogerExtensions
{
    /// <summary>Adds the catalog in the lake. Needs the lake.</summary>
    public static IServiceCollection AddCataloger(this IServiceCollection services)
    {
        services.TryAddSingleton<LocalCatalog>();
        services.TryAddSingleton<CatalogRefresh>();
        services.TryAddSingleton<ICatalog>(provider => provider.GetRequiredService<LocalCatalog>());
        return services;
    }

    /// <summary>Puts the cataloger's consumer on the bus.</summary>
    public static void AddCatalogerConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<TableUpdatedConsumer, TableUpdatedConsumerDefinition>();
}
