using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Transformer.Gold;

/// <summary>Registers the tables that are computed from other tables.</summary>
internal static class GoldExtensions
{
    /// <summary>Adds the builder. A kernel is a further registration of <see cref="IGoldKernel"/>.</summary>
    public static IServiceCollection AddGold(this IServiceCollection services)
    {
        services.TryAddSingleton<BuildRecords>();
        services.TryAddSingleton(provider => new GoldBuilder(
            provider.GetRequiredService<IObjectStore>(),
            provider.GetRequiredService<LakeKeys>(),
            provider.GetRequiredService<BuildRecords>(),
            provider.GetRequiredService<TableChanges>(),
            provider.GetServices<IGoldKernel>(),
            provider.GetRequiredService<IOptions<TransformOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<GoldBuilder>>()
        ));
        return services;
    }
}
