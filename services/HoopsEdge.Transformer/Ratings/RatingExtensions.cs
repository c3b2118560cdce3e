using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Transformer.Gold;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Transformer.Ratings;

/// <summary>Registers the kernels that rate teams.</summary>
internal static class RatingExtensions
{
    /// <summary>Adds the kernels.</summary>
    public static IServiceCollection AddRatings(this IServiceCollection services) =>
        services.AddSingleton<IGoldKernel>(provider => new RatingKernel(
            "rating_snapshots",
            provider.GetRequiredService<IOptions<GoldOptions>>().Value.Ratings
        ));
}
