using System.Globalization;
using System.Text.Json;
using HoopsEdge.Contracts;
using HoopsEdge.Fetcher.Tests.Fixtures;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Lakehouse.Tables.Scanning;
using Microsoft.AspNetCore.Http;

namespace HoopsEdge.Fetcher.Tests.Landing;

/// <summary>What a checkpoint says after which answer, and what becomes of commands that come twice.</summary>
public sealed class CheckpointTests
{
    private static readonly EndpointContract Contract = EndpointKind.ContractOf("season window");

    [Fact]
    public async Task A_command_that_comes_again_in_the_same_run_makes_no_call()
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Rows(3));

        await bench.FetchAsync(Command("run-1"));
        await bench.FetchAsync(Command("run-1"));

        bench.Api.Requests.Count.ShouldBe(1);
        bench.Landings.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Content_that_landed_but_never_reached_silver_is_announced_again_instead_of_called_unchanged()
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Rows(3));

        var first = await bench.FetchAsync(Command("run-1"));
        var second = await bench.FetchAsync(Command("run-2"));

        second.Status.ShouldBe(FetchStatus.Landed);
        second.InSilver.ShouldBeFalse();
        bench.Landings.Count.ShouldBe(2);
        bench.Landings[1].ShouldBeEquivalentTo(bench.Landings[0] with { RunId = "run-2" });
        second.RawKeys.ShouldBe(first.RawKeys);
    }

    [Fact]
    public async Task Changed_content_lands_beside_the_old_one()
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Rows(3), Rows(4));

        var first = await bench.FetchAsync(Command("run-1"));
        await bench.TransformAsync(Command("run-1"));
        var second = await bench.FetchAsync(Command("run-2"));

        second.Status.ShouldBe(FetchStatus.Landed);
        second.InSilver.ShouldBeFalse();
        second.Rows.ShouldBe(4);
        second.ContentHash.ShouldNotBe(first.ContentHash);
        (await bench.KeysAsync("raw/")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_empty_answer_where_rows_were_is_announced_so_that_they_go_away()
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Rows(3), Answer.Json("[]"));

        await bench.FetchAsync(Command("run-1"));
        await bench.TransformAsync(Command("run-1"));
        var emptied = await bench.FetchAsync(Command("run-2"));
        await bench.TransformAsync(Command("run-2"));
        var still = await bench.FetchAsync(Command("run-3"));

        bench.Landings.Count.ShouldBe(2);
        var landing = bench.Landings[1];
        landing.RawKeys.ShouldBeEmpty();
        landing.Rows.ShouldBe(0);
        emptied.Status.ShouldBe(FetchStatus.Landed);
        emptied.ContentHash.ShouldBe(RowSet.EmptyHash);
        emptied.RawKeys.ShouldBeEmpty();
        still.Status.ShouldBe(FetchStatus.Empty);
        var metadata = await Task.WhenAll(
            (await bench.KeysAsync("raw/")).Select(key =>
                bench.Lake.ReadMetadataAsync(key, TestContext.Current.CancellationToken)
            )
        );
        metadata.Select(entry => entry["rows"]).Order().ShouldBe(["0", "3"]);
    }

    [Fact]
    public async Task A_failed_fetch_leaves_the_last_content_as_it_was()
    {
        await using var bench = await FetchBench.StartAsync(options => options.MaxAttempts = 1);
        bench.Api.Script(Rows(3), Answer.Message(500, "no"));

        var first = await bench.FetchAsync(Command("run-1"));
        await bench.TransformAsync(Command("run-1"));
        var dead = await bench.FetchAsync(Command("run-2"));

        dead.Status.ShouldBe(FetchStatus.Dead);
        dead.RawKeys.ShouldBe(first.RawKeys);
        dead.ContentHash.ShouldBe(first.ContentHash);
        dead.AnsweredAt.ShouldBe(first.AnsweredAt);
        dead.InSilver.ShouldBeTrue();
    }

    [Fact]
    public async Task A_transformer_that_is_faster_than_the_checkpoint_is_not_undone()
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Rows(3));
        var bus = new EagerTransformer(bench);

        await bench.Get<IFetchProcess>().RunAsync(Command("run-1"), false, bus, TestContext.Current.CancellationToken);

        var checkpoint = await bench.CheckpointAsync(Command("run-1"));
        checkpoint!.Status.ShouldBe(FetchStatus.Transformed);
        checkpoint.InSilver.ShouldBeTrue();
        checkpoint.Pages.ShouldBe(1);
    }

    [Fact]
    public async Task The_raw_object_is_durable_before_it_is_announced_and_announced_before_it_is_noted()
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Rows(3));
        var bus = new RefusingBus();

        await Should.ThrowAsync<TimeoutException>(() =>
            bench.Get<IFetchProcess>().RunAsync(Command("run-1"), false, bus, TestContext.Current.CancellationToken)
        );

        (await bench.KeysAsync("raw/")).Count.ShouldBe(1);
        (await bench.CheckpointAsync(Command("run-1")))!.Status.ShouldBe(FetchStatus.Planned);
    }

    [Fact]
    public async Task A_fetch_cancelled_in_mid_air_is_not_noted_and_leaves_no_file()
    {
        await using var bench = await FetchBench.StartAsync();
        using var stop = new CancellationTokenSource();
        RequestDelegate cancel = context =>
        {
            stop.Cancel();
            return Answer.Drip("[{")(context);
        };
        bench.Api.Script(cancel);

        await Should.ThrowAsync<OperationCanceledException>(() =>
            bench.Get<IFetchProcess>().RunAsync(Command("run-1"), false, new RefusingBus(), stop.Token)
        );

        (await bench.CheckpointAsync(Command("run-1")))!.Status.ShouldBe(FetchStatus.Planned);
        Directory.GetFiles(bench.Scratch).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_copy_of_a_command_in_hand_makes_no_call_but_a_redelivered_one_does()
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Rows(3), Rows(3));
        var token = TestContext.Current.CancellationToken;
        var process = bench.Get<IFetchProcess>();
        await Should.ThrowAsync<TimeoutException>(() =>
            process.RunAsync(Command("run-1"), false, new RefusingBus(), token)
        );

        await process.RunAsync(Command("run-1"), false, new EagerTransformer(bench), token);
        bench.Api.Requests.Count.ShouldBe(1);
        await process.RunAsync(Command("run-1"), true, new EagerTransformer(bench), token);

        bench.Api.Requests.Count.ShouldBe(2);
        (await bench.CheckpointAsync(Command("run-1")))!.Status.ShouldBe(FetchStatus.Transformed);
    }

    [Fact]
    public async Task A_command_for_no_known_endpoint_is_dead_without_a_call()
    {
        await using var bench = await FetchBench.StartAsync();
        var command = Command("run-1") with { Endpoint = "gamez" };

        var checkpoint = await bench.FetchAsync(command);

        checkpoint.Status.ShouldBe(FetchStatus.Dead);
        checkpoint.Error.ShouldBe("endpoint 'gamez' is not known");
        bench.Api.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Raw_metadata_says_all_that_a_rebuild_needs()
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Rows(3));
        var command = EndpointKind.Command("team");
        bench.Api.Script(Answer.Json(SampleRows.Of(EndpointKind.ContractOf("team"), 3).ToJsonString()));

        var checkpoint = await bench.FetchAsync(command);

        var metadata = await bench.Lake.ReadMetadataAsync(checkpoint.RawKeys[0], TestContext.Current.CancellationToken);
        metadata["fetch_id"].ShouldBe(command.FetchId);
        metadata["run_id"].ShouldBe("run-1");
        metadata["request"].ShouldBe("substitutions_team?season=2026&team=San José State");
        JsonSerializer.Deserialize(metadata["scope"], StateJson.Default.FetchScope).ShouldBe(command.Scope);
        JsonSerializer
            .Deserialize(metadata["parameters"], StateJson.Default.IReadOnlyDictionaryStringString)
            .ShouldBe(command.Parameters);
        metadata["rows"].ShouldBe("3");
        metadata["contract"].ShouldBe(EndpointKind.ContractOf("team").Fingerprint);
        metadata["content_hash"].ShouldBe(checkpoint.ContentHash);
        DateTimeOffset
            .Parse(metadata["ingested_at"], CultureInfo.InvariantCulture)
            .ShouldBe(checkpoint.IngestedAt!.Value);
        checkpoint.RawKeys[0].ShouldEndWith($"part-{command.FetchId}-{metadata["content_sha256"][..8]}.json.gz");
    }

    [Fact]
    public async Task The_request_carries_the_key_a_user_agent_and_percent_encoded_parameters()
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Answer.Json("[]"));

        await bench.FetchAsync(EndpointKind.Command("team"));

        var request = bench.Api.Requests.ShouldHaveSingleItem();
        $"{request.Headers.Authorization}".ShouldBe($"Bearer {FetchBench.Key}");
        $"{request.Headers.UserAgent}".ShouldStartWith("HoopsEdge/");
        $"{request.Query["team"]}".ShouldBe("San José State");
    }

    private static FetchCommand Command(string runId) => EndpointKind.Command("season window", runId);

    private static RequestDelegate Rows(int count) => Answer.Json(SampleRows.Of(Contract, count).ToJsonString());

    /// <summary>A bus that is down.</summary>
    private sealed class RefusingBus : StubBus
    {
        protected override Task TakeAsync(object message) => throw new TimeoutException("the broker does not answer");
    }

    /// <summary>Has the content in silver before the fetcher can note that it landed.</summary>
    private sealed class EagerTransformer(FetchBench bench) : StubBus
    {
        protected override async Task TakeAsync(object message)
        {
            var landed = (RawLanded)message;
            await bench
                .Get<FetchCheckpoints>()
                .UpdateAsync(
                    landed.Endpoint,
                    landed.FetchId,
                    _ => new FetchCheckpoint
                    {
                        Endpoint = landed.Endpoint,
                        FetchId = landed.FetchId,
                        Parameters = new Dictionary<string, string>(),
                        Scope = landed.Scope,
                        RunId = landed.RunId,
                        Status = FetchStatus.Transformed,
                        RawKeys = landed.RawKeys,
                        ContentHash = landed.ContentHash,
                        IngestedAt = landed.IngestedAt,
                        InSilver = true,
                    },
                    TestContext.Current.CancellationToken
                );
        }
    }
}
