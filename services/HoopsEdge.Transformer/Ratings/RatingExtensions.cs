using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Transformer.Gold;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Transformer.Ratings;

/// <summary>Registers the kernels that rate teams.</summary>
internal static class RatingExtensions
{
    /// <summary>Adds the kernels: from box scores, and from plays outside garbage time.</summary>
    public static IServiceCollection AddRatings(this IServiceCollection services) =>
        services.AddKernel("rating_snapshots").AddKernel("rating_snapshots_no_garbage");

    private static IServiceCollection AddKernel(this IServiceCollection services, string name) =>
        services.AddSingleton<IGoldKernel>(provider => new RatingKernel(
            name,
            provider.GetRequiredService<IOptions<GoldOptions>>().Value.Ratings
        ));
}
