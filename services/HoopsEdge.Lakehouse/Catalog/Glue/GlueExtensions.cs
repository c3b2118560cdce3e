using HoopsEdge.Lakehouse.Aws.Json;
using HoopsEdge.Lakehouse.Catalog.Glue.Model;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Lakehouse.Catalog.Glue;

/// <summary>Registers the catalog in Glue.</summary>
public static class GlueExtensions
{
    private const string HttpName = "aws-glue";

    /// <summary>Adds <see cref="GlueCatalog"/> and what it needs. Needs the lake.</summary>
    public static IServiceCollection AddGlueCatalog(this IServiceCollection services)
    {
        services
            .AddHttpClient(HttpName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(NewHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // Attempts are AwsResilience's, and each has to be signed anew; HTTP logs would hold the signature.
            .ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Clear())
            .RemoveAllLoggers();
        services.TryAddSingleton<AwsCredentialSource>();
        services.TryAddSingleton(AwsResilience.Default);
        services.TryAddSingleton(NewClient);
        services.TryAddSingleton<GlueTargets>();
        services.TryAddSingleton<GlueBatches>();
        services.TryAddSingleton<GluePartitionRegistry>();
        services.TryAddSingleton<GlueTableRegistry>();
        services.TryAddSingleton(provider => new GlueComparison(
            provider.GetRequiredService<GlueTargets>(),
            provider.GetRequiredService<GluePartitionRegistry>(),
            provider.GetRequiredService<IObjectStore>(),
            provider.GetRequiredService<LakeKeys>()
        ));
        services.TryAddSingleton<ListedInventory>();
        services.AddSingleton<IStoreCheck, GlueCheck>();
        services.TryAddSingleton(provider => new GlueCatalog(
            provider.GetRequiredService<GlueTargets>(),
            provider.GetRequiredService<GlueTableRegistry>(),
            provider.GetRequiredService<GluePartitionRegistry>()
        ));
        return services;
    }

    private static AwsJsonClient NewClient(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<HoopsOptions>>().Value;
        var service = new AwsJsonService
        {
            Name = "Glue",
            SigningName = "glue",
            TargetPrefix = "AWSGlue",
            Region = options.Region,
            EndpointUrl = options.Aws.EndpointUrl,
            Json = GlueJson.Default,
        };
        return new AwsJsonClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpName),
            service,
            provider.GetRequiredService<AwsCredentialSource>(),
            provider.GetRequiredService<AwsResilience>(),
            provider.GetRequiredService<TimeProvider>()
        );
    }

    private static SocketsHttpHandler NewHandler() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        };
}
