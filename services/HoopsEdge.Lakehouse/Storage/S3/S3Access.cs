using System.Security.Cryptography;
using System.Text;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Lakehouse.Storage.S3;

/// <summary>The way to one bucket.</summary>
internal sealed class S3Access : IDisposable
{
    private const int MostRetries = 6;

    /// <summary>At the start a wrong address is likelier than trouble that passes.</summary>
    private const int RetriesOfCheck = 2;

    /// <summary>Size of a part in bytes; a file of more is put in parts.</summary>
    private const int UsualPartBytes = 16 << 20;

    /// <summary>Opens the way that the configuration describes; nothing is sent yet.</summary>
    /// <param name="options">The configuration.</param>
    /// <param name="requests">Counts the requests.</param>
    public S3Access(HoopsOptions options, S3Requests requests)
        : this(options, requests, MostRetries) { }

    private S3Access(HoopsOptions options, S3Requests requests, int retries)
    {
        Bucket = options.Bucket;
        Trouble = new S3Trouble(options.Bucket, options.Region, options.Aws);
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.Aws.UsesPathStyle,
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = retries,
            HttpClientFactory = new S3HttpClients(requests),
        };
        if (options.Aws.EndpointUrl is { } url)
        {
            config.ServiceURL = url.ToString();
            config.AuthenticationRegion = options.Region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        }

        Client = new AmazonS3Client(config);
    }

    /// <summary>The client.</summary>
    public IAmazonS3 Client { get; }

    /// <summary>The bucket.</summary>
    public string Bucket { get; }

    /// <summary>What failures mean.</summary>
    public S3Trouble Trouble { get; }

    /// <summary>Size of a part in bytes.</summary>
    public int PartBytes { get; init; } = UsualPartBytes;

    /// <summary>A way that gives up soon, for the look at the start.</summary>
    public static S3Access ForCheck(HoopsOptions options, S3Requests requests) =>
        new(options, requests, RetriesOfCheck);

    /// <inheritdoc />
    public void Dispose() => Client.Dispose();

    /// <summary>The folder for local copies of a bucket's objects.</summary>
    public static string CopiesFolder(HoopsOptions options)
    {
        var root = options.Lake.CacheFolder.Length > 0 ? options.Lake.CacheFolder : DefaultFolder();
        var address = $"{options.Aws.EndpointUrl} {options.Region} {options.Bucket}";
        var place = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..8];
        return Path.Combine(root, $"{options.Bucket}-{place}");
    }

    private static string DefaultFolder()
    {
        // Empty where a process has no home, as in many containers.
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return Path.Combine(home.Length > 0 ? home : Path.GetTempPath(), "hoops-edge", "copies");
    }
}
