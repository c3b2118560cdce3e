namespace HoopsEdge.Lakehouse.Configuration;

/// <summary>
/// Environment variables that other AWS tools and the pipeline's users know, for keys of config.yaml. They go before
/// the file and a profile, and after <c>HOOPS__</c> variables.
/// </summary>
internal static class ConventionalVariables
{
    private static readonly (string Key, string[] Variables)[] Known =
    [
        ("region", ["AWS_REGION", "AWS_DEFAULT_REGION"]),
        ("aws:endpoint_url", ["AWS_ENDPOINT_URL"]),
        ("state:table", ["CBBD_CHECKPOINT_TABLE"]),
    ];

    /// <summary>The values that are set, by configuration key.</summary>
    public static IReadOnlyDictionary<string, string?> Values() =>
        Known
            .Select(known => (known.Key, Value: NameOf(known.Variables) is { } name ? Read(name) : null))
            .Where(set => set.Value is not null)
            .ToDictionary(set => set.Key, set => set.Value);

    /// <summary>The variable that sets a key, or null.</summary>
    public static string? NameOf(string key) =>
        Known.Where(known => known.Key == key).Select(known => NameOf(known.Variables)).FirstOrDefault();

    private static string? NameOf(string[] variables) => variables.FirstOrDefault(name => Read(name) is not null);

    private static string? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
