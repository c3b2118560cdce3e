using System.Globalization;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.TestServers.Aws;
using HoopsEdge.TestServers.Moto;

namespace HoopsEdge.Benchmarks.Requests;

/// <summary>A bucket and a state table on a moto of the benchmark's own.</summary>
internal sealed class CloudLake : IAsyncDisposable
{
    // The answers that come in while a batch of the profile aws waits, at the API's rate limit, come in sooner here.
    private const double UsualRate = 3;

    private readonly MotoServer _moto;
    private readonly RecordingProxy _wire;
    private readonly DirectoryInfo _copies = Directory.CreateTempSubdirectory("hoops-benchmark-copies-");

    private CloudLake(MotoServer moto, RecordingProxy wire) => (_moto, _wire) = (moto, wire);

    /// <summary>The calls of S3 and DynamoDB so far, as seen at the wire.</summary>
    public IReadOnlyList<AwsCall> Calls => _wire.Calls;

    /// <summary>Starts moto and creates the bucket and the table.</summary>
    public static async Task<CloudLake> StartAsync(CancellationToken cancellationToken)
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "benchmark");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "benchmark");
        var moto = await MotoServer.StartAsync(cancellationToken);
        var lake = new CloudLake(moto, await RecordingProxy.StartAsync(moto.Endpoint, cancellationToken));
        await AwsAccount.CreateAsync(moto.Endpoint, cancellationToken);
        return lake;
    }

    /// <summary>Overrides of config.yaml that put the lake here.</summary>
    public Dictionary<string, string?> Settings(double rate) =>
        new(Profile.Aws.Values)
        {
            ["aws:endpoint_url"] = _wire.Endpoint.ToString(),
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
        await _wire.DisposeAsync();
        await _moto.DisposeAsync();
    }
}
