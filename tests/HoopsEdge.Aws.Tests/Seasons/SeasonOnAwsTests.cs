using HoopsEdge.ApiSimulator;
using HoopsEdge.Aws.Tests.Support;
using HoopsEdge.EndToEndTests.Support;
using HoopsEdge.TestServers.Aws;
using HoopsEdge.TestServers.Moto;

namespace HoopsEdge.Aws.Tests.Seasons;

/// <summary>
/// A whole season through the real program with everything on AWS: killed half-way and resumed, it leaves the rows
/// that a folder gets; and when there is nothing new, hardly anything is asked of S3.
/// </summary>
public sealed class SeasonOnAwsTests
{
    private const string Season = "2026";
    private const int CallsBeforeKill = 80;

    private static readonly SimulatorOptions League = new()
    {
        Teams = 24,
        Seed = 7,
        Today = TimeProvider.System.GetUtcNow(),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_season_on_AWS_equals_that_in_a_folder_and_a_run_without_news_costs_few_requests()
    {
        var wantsLong = Environment.GetEnvironmentVariable("HOOPS_LONG_TESTS") == "1";
        Assert.SkipUnless(wantsLong, "takes minutes, for moto is slow; HOOPS_LONG_TESTS=1 runs it");
        await using var moto = await MotoServer.StartAsync(Token);
        await AwsAccount.CreateAsync(moto.Endpoint, Token);
        await using var wire = await WireStub.StartAsync(WireStub.PassTo(moto.Endpoint));
        await using var server = await SimulatorServer.StartAsync(League, Token);
        using var folder = new Workspace(server.BaseAddress);
        using var workspace = new Workspace(server.BaseAddress);
        using var cloud = new Cloud(moto.Endpoint, AwsAccount.Bucket);
        Prepare(cloud, workspace);

        (await folder.RunAsync("backfill", "--seasons", Season)).ShouldExitWith(0);
        await BackfillWithAKillAsync(server, workspace);

        var status = (await workspace.RunAsync("status")).ShouldExitWith(0);
        status.Output.ShouldContain($"Lake s3://{cloud.Options.Bucket}");
        (await workspace.RunAsync("validate")).ShouldExitWith(0);
        await BucketCopy.ToFolderAsync(cloud, workspace.LakeFolder);
        (await LakeComparison.DifferencesAsync(workspace.LakeFolder, folder.LakeFolder)).ShouldBeEmpty();
        (await folder.Silver.CountAsync("fct_plays")).ShouldBeGreaterThan(1_000);

        workspace.WithVariable("AWS_ENDPOINT_URL", wire.Endpoint.ToString());
        (await workspace.RunAsync("incremental")).ShouldExitWith(0);
        var second = await CountAsync(cloud, workspace, wire);
        second.Output.ShouldContain("Nothing is due: no call was made.");
        second.Requests.ShouldBeLessThan(20, second.Output);

        // Another machine, or this one after its disk was lost.
        Directory.Delete(CopiesOf(workspace), recursive: true);
        var elsewhere = await CountAsync(cloud, workspace, wire);
        elsewhere.Requests.ShouldBeLessThan(20, elsewhere.Output);
    }

    private static async Task BackfillWithAKillAsync(SimulatorServer server, Workspace workspace)
    {
        var before = server.Stats.TotalRequests;
        using (var process = workspace.Start("backfill", "--seasons", Season))
        {
            (
                await Patiently.UntilAsync(process, () => server.Stats.TotalRequests - before >= CallsBeforeKill)
            ).ShouldBeTrue(process.Error);
            process.Kill();
            await process.EndAsync();
        }

        (await workspace.RunAsync("backfill", "--seasons", Season)).ShouldExitWith(0);
    }

    private static void Prepare(Cloud cloud, Workspace workspace) =>
        workspace
            .WithVariable("HOOPS_PROFILE", "aws")
            .WithVariable("AWS_ENDPOINT_URL", $"{cloud.Options.Aws.EndpointUrl}")
            .WithVariable("AWS_ACCESS_KEY_ID", TestCredentials.AccessKey)
            .WithVariable("AWS_SECRET_ACCESS_KEY", TestCredentials.SecretKey)
            .With("lake.cache_folder", CopiesOf(workspace))
            .With("transform.batch_wait_seconds", "0.5");

    private static string CopiesOf(Workspace workspace) => Path.Combine(workspace.Folder, "copies");

    private static async Task<(string Output, int Requests)> CountAsync(Cloud cloud, Workspace workspace, WireStub wire)
    {
        var before = wire.Requests.Count;
        var run = (await workspace.RunAsync("incremental")).ShouldExitWith(0);
        var ofBucket = wire
            .Requests.Skip(before)
            .Where(request => request.Contains($" /{cloud.Options.Bucket}", StringComparison.Ordinal))
            .ToArray();
        return ($"{run.Output}\n{string.Join('\n', ofBucket)}", ofBucket.Length);
    }
}
