namespace HoopsEdge.Lakehouse.Configuration;

/// <summary>A named set of values that go before those of the file, and after the environment and the command line.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its values by configuration key.</param>
public sealed record Profile(string Name, IReadOnlyDictionary<string, string?> Values)
{
    /// <summary>The environment variable that names the profile of services, and of commands without <c>--profile</c>.</summary>
    public const string Variable = "HOOPS_PROFILE";

    /// <summary>The lake in a folder, the state in SQLite, the catalog in the lake.</summary>
    public static Profile Local { get; } =
        new(
            "local",
            new Dictionary<string, string?>
            {
                ["lake:store"] = "folder",
                ["state:store"] = "sqlite",
                ["catalog:store"] = "local",
            }
        );

    // Every batch replaces each partition that it touches: larger batches are fewer requests.
    /// <summary>The lake on S3, the state in DynamoDB, the catalog in Glue; and larger batches, for requests cost.</summary>
    public static Profile Aws { get; } =
        new(
            "aws",
            new Dictionary<string, string?>
            {
                ["lake:store"] = "s3",
                ["state:store"] = "dynamodb",
                ["catalog:store"] = "glue",
                ["transform:batch_size"] = "256",
                ["transform:batch_wait_seconds"] = "15",
            }
        );

    /// <summary>Names of all profiles.</summary>
    public static IReadOnlyList<string> Names { get; } = [Local.Name, Aws.Name];

    /// <summary>A profile by name; without one no value is set.</summary>
    /// <param name="name">What the command line asks for; null asks the environment.</param>
    /// <exception cref="ConfigurationException">There is no such profile.</exception>
    public static Profile Find(string? name)
    {
        var wanted = name ?? Environment.GetEnvironmentVariable(Variable) ?? "";
        return wanted switch
        {
            "" => new Profile("", new Dictionary<string, string?>()),
            "local" => Local,
            "aws" => Aws,
            _ => throw new ConfigurationException(
                $"{(name is null ? $"environment variable {Variable}" : "command line: --profile")}: there is no profile '{wanted}' (known: {string.Join(", ", Names)})"
            ),
        };
    }
}
