using System.Text.Json;

namespace HoopsEdge.TestServers.Aws;

/// <summary>
/// What must be there before the program starts and what it never creates: the bucket, the state table and the databases
/// of the catalog. Made by plain requests, which moto takes with any signature.
/// </summary>
public static class AwsAccount
{
    /// <summary>The bucket that config.yaml names.</summary>
    public const string Bucket = "hoops-edge";

    /// <summary>The state table that config.yaml names.</summary>
    public const string Table = "cbbd_checkpoints";

    private static readonly string[] Layers = ["bronze", "silver", "gold"];

    /// <summary>Creates everything, under the names that config.yaml has.</summary>
    /// <param name="server">Endpoint URL of every service.</param>
    /// <param name="cancellation">Stops.</param>
    public static async Task CreateAsync(Uri server, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = server };
        using var bucket = await http.PutAsync(new Uri($"/{Bucket}", UriKind.Relative), null, cancellation);
        bucket.EnsureSuccessStatusCode();
        await CallAsync(http, "DynamoDB_20120810.CreateTable", NewTable, cancellation);
        foreach (var layer in Layers)
        {
            var database = new { DatabaseInput = new { Name = $"cbbd_{layer}" } };
            await CallAsync(http, "AWSGlue.CreateDatabase", database, cancellation);
        }
    }

    private static object NewTable { get; } = new
    {
        TableName = Table,
        BillingMode = "PAY_PER_REQUEST",
        AttributeDefinitions = new[] { Attribute("endpoint"), Attribute("parameter_hash") },
        KeySchema = new[] { Key("endpoint", "HASH"), Key("parameter_hash", "RANGE") },
    };

    private static object Attribute(string name) => new { AttributeName = name, AttributeType = "S" };

    private static object Key(string name, string type) => new { AttributeName = name, KeyType = type };

    private static async Task CallAsync(HttpClient http, string target, object body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Content = new StringContent(JsonSerializer.Serialize(body));
        request.Content.Headers.ContentType = new("application/x-amz-json-1.1");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        var service = target.StartsWith("AWSGlue", StringComparison.Ordinal) ? "glue" : "dynamodb";
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=administrator/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0"
        );
        using var answer = await http.SendAsync(request, cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{target}: {await answer.Content.ReadAsStringAsync(cancellation)}");
        }
    }
}
