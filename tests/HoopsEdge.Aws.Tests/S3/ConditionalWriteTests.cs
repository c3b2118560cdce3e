using System.Globalization;
using HoopsEdge.Aws.Tests.Support;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Storage.S3;

namespace HoopsEdge.Aws.Tests.S3;

/// <summary>Stores that honour conditions, and stores that do not.</summary>
public sealed class ConditionalWriteTests(SharedMoto moto)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_that_honours_conditions_is_found_out_with_three_requests_and_later_with_two()
    {
        using var cloud = new Cloud(moto.Endpoint);
        await cloud.CreateBucketAsync();
        var requests = new S3Requests();

        await ProbeOf(cloud, ConditionalWrites.Require, requests).CheckAsync(Token);
        requests.Total.ShouldBe(3);

        await ProbeOf(cloud, ConditionalWrites.Require, requests).CheckAsync(Token);
        requests.Total.ShouldBe(5);
    }

    [Theory]
    [InlineData("If-None-Match")]
    [InlineData("If-Match")]
    public async Task A_store_that_ignores_a_condition_is_refused_with_what_to_do(string ignored)
    {
        await using var stub = await WireStub.StartAsync(WireStub.PassTo(moto.Endpoint, ignored));
        using var cloud = await NewCloudAsync(stub);

        var refusal = await Should.ThrowAsync<ConfigurationException>(() =>
            ProbeOf(cloud, ConditionalWrites.Require).CheckAsync(Token)
        );

        refusal.Message.ShouldStartWith(
            $"lake.conditional_writes: the store of bucket '{cloud.Options.Bucket}' ignores {ignored}, so"
        );
        refusal.Message.ShouldContain("set lake.conditional_writes to lease");
        await ProbeOf(cloud, ConditionalWrites.Lease).CheckAsync(Token);
    }

    [Fact]
    public async Task Under_a_lease_writers_lose_nothing_even_on_a_store_that_ignores_conditions()
    {
        await using var stub = await WireStub.StartAsync(WireStub.PassTo(moto.Endpoint, "If-None-Match", "If-Match"));
        using var cloud = await NewCloudAsync(stub);
        using var state = new SqliteStateStore(Path.Combine(cloud.Scratch, "state.db"));
        IObjectStore[] stores = [NewLeased(cloud, state), NewLeased(cloud, state)];
        await stores[0].PutFileAsync("counter", cloud.File("0"), WriteCondition.IfAbsent, null, Token);

        await Task.WhenAll(stores.Select(store => Task.Run(() => IncrementAsync(cloud, store, 8), Token)));

        (await ReadAsync(stores[0])).ShouldBe(16);
        (await stores[1].PutFileAsync("counter", cloud.File("0"), WriteCondition.IfAbsent, null, Token)).ShouldBeNull();
    }

    private static async Task IncrementAsync(Cloud cloud, IObjectStore store, int times)
    {
        while (times > 0)
        {
            var version = (await store.FindAsync("counter", Token))?.ETag;
            var next = cloud.File($"{await ReadAsync(store) + 1}");
            if (await store.ReplaceFileAsync("counter", next, version, Token) == ReplaceResult.Replaced)
            {
                times--;
            }
        }
    }

    private static async Task<int> ReadAsync(IObjectStore store)
    {
        using var reader = new StreamReader((await store.OpenReadAsync("counter", Token)).ShouldNotBeNull());
        return int.Parse(await reader.ReadToEndAsync(Token), CultureInfo.InvariantCulture);
    }

    private async Task<Cloud> NewCloudAsync(WireStub stub)
    {
        var cloud = new Cloud(moto.Endpoint);
        await cloud.CreateBucketAsync();
        cloud.Options.Aws.EndpointUrl = stub.Endpoint;
        return cloud;
    }

    private static LeasedObjectStore NewLeased(Cloud cloud, SqliteStateStore state) =>
        new(cloud.OpenStore(), new Leases(state, TimeProvider.System), TimeProvider.System);

    private static ConditionalWriteProbe ProbeOf(Cloud cloud, ConditionalWrites wanted, S3Requests? requests = null) =>
        new(new S3Access(cloud.Options, requests ?? new S3Requests()), cloud.Options.Layout, wanted);
}
