using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Lakehouse;

/// <summary>Registers what every service shares.</summary>
public static class LakehouseExtensions
{
    /// <summary>Adds the options, the lake in a folder and the state store in SQLite.</summary>
    public static IServiceCollection AddLakehouse(this IServiceCollection services, HoopsOptions options)
    {
        services.AddSingleton(Options.Create(options));
        services.AddSingleton(Options.Create(options.Api));
        services.AddSingleton(Options.Create(options.Transform));
        services.AddSingleton(Options.Create(options.Gold));
        services.AddSingleton(Options.Create(options.Bus));
        services.AddSingleton(Options.Create(options.Scheduler));
        services.AddSingleton<IReadOnlyDictionary<string, EndpointOptions>>(options.Endpoints);
        services.AddSingleton(new LakeKeys(options.Layout));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IObjectStore>(_ => new FolderObjectStore(options.Lake.Folder));
        services.TryAddSingleton<IStateStore>(_ => new SqliteStateStore(options.Lake.StateFile));
        services.TryAddSingleton<FetchCheckpoints>();
        services.TryAddSingleton<FetchStops>();
        services.TryAddSingleton<DeadLetters>();
        services.TryAddSingleton<Leases>();
        services.TryAddSingleton<LakeViews>();
        return services;
    }
}
