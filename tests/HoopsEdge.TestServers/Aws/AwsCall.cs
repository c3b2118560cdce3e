using System.Text.Json;
using System.Text.RegularExpressions;

namespace HoopsEdge.TestServers.Aws;

/// <summary>A request to AWS as IAM judges it.</summary>
/// <param name="Principal">The access key that it was signed with.</param>
/// <param name="Action">The permission that it needs, such as s3:GetObject.</param>
/// <param name="Resources">The resources that it needs it on.</param>
/// <param name="Prefix">What a listing is limited to, or null.</param>
public sealed partial record AwsCall(string Principal, string Action, IReadOnlyList<string> Resources, string? Prefix)
{
    /// <summary>The account that calls are made in: moto's.</summary>
    public const string Account = "123456789012";

    private const string Region = "us-east-1";

    /// <summary>Reads a request off the wire.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="path">Path; the bucket is its first part.</param>
    /// <param name="query">Query parameters.</param>
    /// <param name="authorization">The Authorization header.</param>
    /// <param name="target">The X-Amz-Target header of JSON services, or empty.</param>
    /// <param name="body">The body.</param>
    public static AwsCall Read(
        string method,
        string path,
        IReadOnlyDictionary<string, string> query,
        string authorization,
        string target,
        byte[] body
    )
    {
        var principal = Credential().Match(authorization).Groups[1].Value;
        var operation = target.Split('.')[^1];
        return target.Split('_', '.')[0] switch
        {
            "DynamoDB" => new AwsCall(principal, $"dynamodb:{operation}", [TableOf(body)], null),
            "AWSGlue" => new AwsCall(principal, $"glue:{operation}", [.. GlueOf(body)], null),
            _ => OfS3(principal, method, path.TrimStart('/').Split('/', 2), query),
        };
    }

    /// <summary>The call without what differs from object to object, for counting and messages.</summary>
    public string Kind =>
        Prefix is { } prefix ? $"{Action} {prefix.Split('/')[0]}/"
        : Resources is [var resource] && resource.Contains(":s3:::", StringComparison.Ordinal)
            ? $"{Action} {string.Join('/', resource.Split('/').Skip(1).Take(1))}/"
        : Action;

    private static AwsCall OfS3(
        string principal,
        string method,
        string[] bucketAndKey,
        IReadOnlyDictionary<string, string> query
    )
    {
        var bucket = $"arn:aws:s3:::{bucketAndKey[0]}";
        if (bucketAndKey is not [_, { Length: > 0 } key])
        {
            return new AwsCall(principal, "s3:ListBucket", [bucket], query.GetValueOrDefault("prefix"));
        }

        var action = method switch
        {
            "GET" or "HEAD" => "s3:GetObject",
            "DELETE" when query.ContainsKey("uploadId") => "s3:AbortMultipartUpload",
            "DELETE" => "s3:DeleteObject",
            _ => "s3:PutObject",
        };
        return new AwsCall(principal, action, [$"{bucket}/{Uri.UnescapeDataString(key)}"], null);
    }

    private static string TableOf(byte[] body)
    {
        using var request = JsonDocument.Parse(body);
        return $"arn:aws:dynamodb:{Region}:{Account}:table/{request.RootElement.GetProperty("TableName").GetString()}";
    }

    private static IEnumerable<string> GlueOf(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        var request = document.RootElement;
        var glue = $"arn:aws:glue:{Region}:{Account}";
        yield return $"{glue}:catalog";
        if (!request.TryGetProperty("DatabaseName", out var database))
        {
            yield return $"{glue}:database/{request.GetProperty("Name").GetString()}";
            yield break;
        }

        yield return $"{glue}:database/{database.GetString()}";
        var table =
            request.TryGetProperty("TableName", out var name) ? name
            : request.TryGetProperty("TableInput", out var input) ? input.GetProperty("Name")
            : request.GetProperty("Name");
        yield return $"{glue}:table/{database.GetString()}/{table.GetString()}";
    }

    [GeneratedRegex("Credential=([^/]+)/")]
    private static partial Regex Credential();
}
