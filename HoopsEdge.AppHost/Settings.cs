using System.Globalization;

namespace HoopsEdge.AppHost;

/// <summary>What appsettings.json, the environment and the command line set.</summary>
internal static class Settings
{
    // Where a published service finds the lake's volume.
    private const string PublishedLake = "/lake";

    /// <summary>How many processes of a service run: <c>Replicas:NAME</c>, or the usual number.</summary>
    /// <exception cref="InvalidOperationException">The value is no number above 0.</exception>
    public static int Replicas(this IDistributedApplicationBuilder builder, string service, int usual)
    {
        var key = $"Replicas:{service}";
        var text = builder.Configuration[key];
        if (string.IsNullOrEmpty(text))
            return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var replicas) && replicas > 0
            ? replicas
            : throw new InvalidOperationException($"{key}: '{text}' is not a number above 0");
    }

    /// <summary>
    /// Gives a service the lake in a folder: <c>Lake:Folder</c>, seen from the root of the repository, or <c>lake</c> there;
    /// and, on this machine, the repository's config.yaml.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithLake(this IResourceBuilder<ProjectResource> service)
    {
        var builder = service.ApplicationBuilder;
        var published = builder.ExecutionContext.IsPublishMode;
        var root = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, ".."));
        var folder = builder.Configuration["Lake:Folder"] is { Length: > 0 } configured ? configured : "lake";
        if (!published)
            service.WithEnvironment("HOOPS_CONFIG", Path.Combine(root, "config.yaml"));
        return service.WithEnvironment(
            "HOOPS__lake__folder",
            published ? PublishedLake : Path.GetFullPath(folder, root)
        );
    }
}
