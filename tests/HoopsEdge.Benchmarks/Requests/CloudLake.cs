using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.TestServers.Moto;

namespace HoopsEdge.Benchmarks.Requests;

/// <summary>A bucket and a state table on a moto of the benchmark's own.</summary>
internal sealed class CloudLake : IAsyncDisposable
{
    private const string Region = "us-east-1";
    private const string Bucket = "benchmark";
    private const string Table = "benchmark-state";

    // The answers that come in while a batch of the profile aws waits, at the API's rate limit, come in sooner here.
    private const double UsualRate = 3;

    private readonly MotoServer _moto;
    private readonly DirectoryInfo _copies = Directory.CreateTempSubdirectory("hoops-benchmark-copies-");

    private CloudLake(MotoServer moto) => _moto = moto;

    /// <summary>Starts moto and creates the bucket and the table.</summary>
    public static async Task<CloudLake> StartAsync(CancellationToken cancellationToken)
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "benchmark");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "benchmark");
        var lake = new CloudLake(await MotoServer.StartAsync(cancellationToken));
        var url = lake._moto.Endpoint.ToString();
        using var s3 = new AmazonS3Client(
            new AmazonS3Config
            {
                ServiceURL = url,
                AuthenticationRegion = Region,
                ForcePathStyle = true,
            }
        );
        await s3.PutBucketAsync(Bucket, cancellationToken);
        using var dynamo = new AmazonDynamoDBClient(
            new AmazonDynamoDBConfig { ServiceURL = url, AuthenticationRegion = Region }
        );
        await dynamo.CreateTableAsync(NewTable(), cancellationToken);
        return lake;
    }

    /// <summary>Overrides of config.yaml that put the lake here.</summary>
    public Dictionary<string, string?> Settings(double rate) =>
        new(Profile.Aws.Values)
        {
            ["bucket"] = Bucket,
            ["region"] = Region,
            ["aws:endpoint_url"] = _moto.Endpoint.ToString(),
            ["state:table"] = Table,
            ["catalog:store"] = "local",
            ["lake:cache_folder"] = _copies.FullName,
            ["transform:batch_wait_seconds"] = (
                double.Parse(Profile.Aws.Values["transform:batch_wait_seconds"] ?? "0", CultureInfo.InvariantCulture)
                * UsualRate
                / rate
            ).ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>Throws the local copies away, as on a machine that has never seen the lake.</summary>
    public void ForgetCopies()
    {
        foreach (var folder in _copies.EnumerateDirectories())
        {
            folder.Delete(recursive: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _copies.Delete(recursive: true);
        await _moto.DisposeAsync();
    }

    private static CreateTableRequest NewTable() =>
        new()
        {
            TableName = Table,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema =
            [
                new KeySchemaElement("endpoint", KeyType.HASH),
                new KeySchemaElement("parameter_hash", KeyType.RANGE),
            ],
            AttributeDefinitions =
            [
                new AttributeDefinition("endpoint", ScalarAttributeType.S),
                new AttributeDefinition("parameter_hash", ScalarAttributeType.S),
            ],
        };
}
