using System.Diagnostics;
using Amazon.S3.Model;
using HoopsEdge.Lakehouse.Storage.S3;

namespace HoopsEdge.Aws.Tests.Support;

/// <summary>Brings silver down into a folder without the product's object store: with the AWS CLI where it is
/// installed, else with the SDK.</summary>
internal static class BucketCopy
{
    private const string Layer = "silver";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Task ToFolderAsync(Cloud cloud, string folder) =>
        FindCli() is { } cli ? SyncAsync(cli, cloud, folder) : DownloadAsync(cloud, folder);

    private static string? FindCli() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(path => Path.Combine(path, "aws"))
            .FirstOrDefault(File.Exists);

    private static async Task SyncAsync(string cli, Cloud cloud, string folder)
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
            $"s3://{cloud.Options.Bucket}/{Layer}",
            Path.Combine(folder, Layer),
        ];
        using var process = Process.Start(cli, arguments);
        await process.WaitForExitAsync(Stop);
        process.ExitCode.ShouldBe(0);
    }

    private static async Task DownloadAsync(Cloud cloud, string folder)
    {
        using var access = new S3Access(cloud.Options, new S3Requests());
        var request = new ListObjectsV2Request { BucketName = cloud.Options.Bucket, Prefix = Layer + "/" };
        await foreach (var found in access.Client.Paginators.ListObjectsV2(request).S3Objects.WithCancellation(Stop))
        {
            using var answer = await access.Client.GetObjectAsync(cloud.Options.Bucket, found.Key, Stop);
            await answer.WriteResponseStreamToFileAsync(Path.Combine(folder, found.Key), append: false, Stop);
        }
    }
}
