using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.State.DynamoDb;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Storage.S3;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Lakehouse;

/// <summary>Registers what every service shares.</summary>
public static class LakehouseExtensions
{
    /// <summary>Adds the options, the lake and the state store that they name.</summary>
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
        services.AddLake(options);
        services.AddState(options);
        services.TryAddSingleton<FetchCheckpoints>();
        services.TryAddSingleton<FetchStops>();
        services.TryAddSingleton<DeadLetters>();
        services.TryAddSingleton<Leases>();
        services.TryAddSingleton<TableChanges>();
        services.TryAddSingleton<LakeViews>();
        return services;
    }

    /// <summary>Looks at the stores before anything is done with them.</summary>
    /// <exception cref="ConfigurationException">One of them is not there, closed, or does not keep its promises.</exception>
    public static async Task CheckStoresAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        foreach (var check in services.GetServices<IStoreCheck>())
        {
            await check.CheckAsync(cancellationToken);
        }
    }

    private static void AddLake(this IServiceCollection services, HoopsOptions options)
    {
        if (options.Lake.Store == LakeStore.Folder)
        {
            services.TryAddSingleton<IObjectStore>(_ => new FolderObjectStore(options.Lake.Folder));
            return;
        }

        services.TryAddSingleton<S3Requests>();
        services.TryAddSingleton(provider => new S3Access(options, provider.GetRequiredService<S3Requests>()));
        services.TryAddSingleton(provider => new LocalCopies(
            S3Access.CopiesFolder(options),
            (long)options.Lake.CacheMb << 20,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton(provider => new S3ObjectStore(
            provider.GetRequiredService<S3Access>(),
            provider.GetRequiredService<LocalCopies>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<IStoreCheck>(provider => new ConditionalWriteProbe(
            S3Access.ForCheck(options, provider.GetRequiredService<S3Requests>()),
            options.Layout,
            options.Lake.ConditionalWrites
        ));
        if (options.Lake.ConditionalWrites == ConditionalWrites.Lease)
        {
            services.TryAddSingleton<IObjectStore>(provider => new LeasedObjectStore(
                provider.GetRequiredService<S3ObjectStore>(),
                provider.GetRequiredService<Leases>(),
                provider.GetRequiredService<TimeProvider>()
            ));
            return;
        }

        services.TryAddSingleton<IObjectStore>(provider => provider.GetRequiredService<S3ObjectStore>());
    }

    private static void AddState(this IServiceCollection services, HoopsOptions options)
    {
        if (options.State.Store == StateStoreKind.Sqlite)
        {
            services.TryAddSingleton<IStateStore>(_ => new SqliteStateStore(options.Lake.StateFile));
            return;
        }

        services.TryAddSingleton(_ => new DynamoDbStateStore(options));
        services.TryAddSingleton<IStateStore>(provider => provider.GetRequiredService<DynamoDbStateStore>());
        services.AddSingleton<IStoreCheck>(provider => provider.GetRequiredService<DynamoDbStateStore>());
    }
}
