namespace HoopsEdge.TestServers.Aws;

/// <summary>The policies of infra/terraform/policies, filled in with the defaults of config.yaml.</summary>
public static class ServicePolicies
{
    private const string Ending = ".json.tftpl";

    private static readonly Dictionary<string, string> Values = new()
    {
        ["partition"] = "aws",
        ["region"] = "us-east-1",
        ["account"] = AwsCall.Account,
        ["bucket"] = "hoops-edge",
        ["checkpoint_table"] = "cbbd_checkpoints",
        ["databases.bronze"] = "cbbd_bronze",
        ["databases.silver"] = "cbbd_silver",
        ["databases.gold"] = "cbbd_gold",
        ["api_key_parameter"] = "cbbd/api_key",
    };

    /// <summary>Every policy by name, from a folder.</summary>
    public static IReadOnlyDictionary<string, IamPolicy> Read(string folder)
    {
        var values = new Dictionary<string, string>(Values);
        foreach (var part in new[] { "raw", "bronze", "silver", "gold", "ref", "meta", "deadletter", "tmp", "athena" })
        {
            values[$"prefixes.{part}"] = part;
        }

        return Directory
            .EnumerateFiles(folder, $"*{Ending}")
            .ToDictionary(
                file => Path.GetFileName(file)[..^Ending.Length],
                file => IamPolicy.Read(File.ReadAllText(file), values)
            );
    }
}
