using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State.DynamoDb;
using HoopsEdge.Lakehouse.Storage.S3;

namespace HoopsEdge.Aws.Tests.Support;

/// <summary>A bucket and a state table of a test's own, and folders for local copies.</summary>
internal sealed class Cloud : IDisposable
{
    private const int SmallestPart = 5 << 20;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hoops-test-cloud-");
    private readonly List<IDisposable> _opened = [];
    private int _machines;

    /// <summary>Names a bucket and a table at an endpoint; nothing is created.</summary>
    /// <param name="endpoint">Endpoint URL of every service.</param>
    /// <param name="bucket">A bucket that is there, or null for a new name.</param>
    public Cloud(Uri endpoint, string? bucket = null)
    {
        var name = Guid.NewGuid().ToString("n")[..12];
        Options = new HoopsOptions { Bucket = bucket ?? $"lake-{name}", Region = "us-east-1" };
        Options.Aws.EndpointUrl = endpoint;
        Options.State.Table = $"state-{name}";
        Options.Lake.CacheFolder = Path.Combine(_folder.FullName, "copies");
    }

    public HoopsOptions Options { get; }

    /// <summary>A folder that is gone when the test is.</summary>
    public string Scratch => _folder.FullName;

    public async Task CreateBucketAsync()
    {
        using var access = new S3Access(Options, new S3Requests());
        await access.Client.PutBucketAsync(Options.Bucket, Stop);
    }

    public async Task CreateTableAsync(string sortKey = "parameter_hash")
    {
        using var client = DynamoDbAccess.NewClient(Options);
        await client.CreateTableAsync(
            new CreateTableRequest
            {
                TableName = Options.State.Table,
                BillingMode = BillingMode.PAY_PER_REQUEST,
                KeySchema =
                [
                    new KeySchemaElement("endpoint", KeyType.HASH),
                    new KeySchemaElement(sortKey, KeyType.RANGE),
                ],
                AttributeDefinitions =
                [
                    new AttributeDefinition("endpoint", ScalarAttributeType.S),
                    new AttributeDefinition(sortKey, ScalarAttributeType.S),
                ],
            },
            Stop
        );
    }

    /// <summary>The bucket as one more machine sees it, with local copies of its own.</summary>
    public S3ObjectStore OpenStore(S3Requests? requests = null, long copiesBytes = 1L << 30, TimeProvider? time = null)
    {
        // The smallest part that S3 takes, so that an object in parts need not be large.
        var access = new S3Access(Options, requests ?? new S3Requests()) { PartBytes = SmallestPart };
        var folder = Path.Combine(Options.Lake.CacheFolder, $"machine-{Interlocked.Increment(ref _machines)}");
        var store = new S3ObjectStore(
            access,
            new LocalCopies(folder, copiesBytes, time ?? TimeProvider.System),
            TimeProvider.System
        );
        _opened.Add(store);
        return store;
    }

    /// <summary>The state table as one more process sees it.</summary>
    public DynamoDbStateStore OpenState()
    {
        var store = new DynamoDbStateStore(Options);
        _opened.Add(store);
        return store;
    }

    /// <summary>Writes a file of the test's own.</summary>
    public string File(ReadOnlySpan<byte> content)
    {
        var path = Path.Combine(_folder.FullName, Guid.NewGuid().ToString("n"));
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public string File(string content) => File(System.Text.Encoding.UTF8.GetBytes(content));

    public void Dispose()
    {
        _opened.ForEach(opened => opened.Dispose());
        _folder.Delete(recursive: true);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
