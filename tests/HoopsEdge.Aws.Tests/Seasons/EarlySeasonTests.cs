using HoopsEdge.ApiSimulator;
using HoopsEdge.Aws.Tests.Support;
using HoopsEdge.EndToEndTests.Support;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.TestServers.Aws;
using HoopsEdge.TestServers.Moto;

namespace HoopsEdge.Aws.Tests.Seasons;

/// <summary>The first week of a season with <c>--profile aws</c>: lake on S3, state in DynamoDB, catalog in Glue.</summary>
public sealed class EarlySeasonTests
{
    private static readonly DateTimeOffset Start = new(2025, 11, 8, 12, 0, 0, TimeSpan.Zero);

    private static readonly SimulatorOptions League = new()
    {
        Teams = 24,
        Seed = 7,
        Today = Start,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_week_of_a_season_on_AWS_equals_that_in_a_folder_row_for_row()
    {
        await using var moto = await MotoServer.StartAsync(Token);
        await AwsAccount.CreateAsync(moto.Endpoint, Token);
        await using var server = await SimulatorServer.StartAsync(League, Token);
        var time = new SimulatedTime(server.Clock);
        using var cloud = new Cloud(moto.Endpoint, AwsAccount.Bucket);
        var folder = Path.Combine(cloud.Scratch, "folder");
        SeasonRuns[] lakes =
        [
            new(server, time, new Dictionary<string, string?> { ["lake:folder"] = folder }),
            new(server, time, OnAws(cloud)),
        ];

        foreach (var lake in lakes)
        {
            await lake.ExecuteAsync(RunMode.Backfill);
        }

        var copy = Path.Combine(cloud.Scratch, "copy");
        await BucketCopy.ToFolderAsync(cloud, copy);
        (await LakeComparison.DifferencesAsync(copy, folder)).ShouldBeEmpty();
        (await lakes[1].BreachesAsync()).ShouldBeEmpty();
        LakeComparison.TablesOf(folder).Count.ShouldBeGreaterThan(25);
        (await new SilverLake(folder).CountAsync("fct_plays")).ShouldBeGreaterThan(1_000);
    }

    private static Dictionary<string, string?> OnAws(Cloud cloud) =>
        new(Profile.Aws.Values)
        {
            ["aws:endpoint_url"] = cloud.Options.Aws.EndpointUrl?.ToString(),
            ["lake:cache_folder"] = cloud.Options.Lake.CacheFolder,
            ["transform:batch_wait_seconds"] = "0.5",
        };
}
