using System.Diagnostics;
using Amazon.S3.Model;
using HoopsEdge.Lakehouse.Storage.S3;

namespace HoopsEdge.Aws.Tests.Support;

/// <summary>Brings silver and gold down into a folder without the product's object store: with the AWS CLI where it is
/// installed, else with the SDK.</summary>
internal static class BucketCopy
{
    private static readonly string[] Layers = ["silver", "gold"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task ToFolderAsync(Cloud cloud, string folder)
    {
        foreach (var layer in Layers)
        {
            await (FindCli() is { } cli ? SyncAsync(cli, cloud, layer, folder) : DownloadAsync(cloud, layer, folder));
        }
    }

    private static string? FindCli() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(path => Path.Combine(path, "aws"))
            .FirstOrDefault(File.Exists);

    private static async Task SyncAsync(string cli, Cloud cloud, string layer, string folder)
    {
        string[] arguments =
        [
            "--endpoint-url",
            cloud.Options.Aws.EndpointUrl!.ToString(),
            "--region",
            cloud.Options.Region,
            "s3",
            "sync",
            "--only-show-errors",
            $"s3://{cloud.Options.Bucket}/{layer}",
            Path.Combine(folder, layer),
        ];
        using var process = Process.Start(cli, arguments);
        await process.WaitForExitAsync(Stop);
        process.ExitCode.ShouldBe(0);
    }

    private static async Task DownloadAsync(Cloud cloud, string layer, string folder)
    {
        using var access = new S3Access(cloud.Options, new S3Requests());
        var request = new ListObjectsV2Request { BucketName = cloud.Options.Bucket, Prefix = layer + "/" };
        await foreach (var found in access.Client.Paginators.ListObjectsV2(request).S3Objects.WithCancellation(Stop))
        {
            using var answer = await access.Client.GetObjectAsync(cloud.Options.Bucket, found.Key, Stop);
            await answer.WriteResponseStreamToFileAsync(Path.Combine(folder, found.Key), append: false, Stop);
        }
    }
}
