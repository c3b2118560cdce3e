using HoopsEdge.Aws.Tests.Support;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Storage.S3;
using HoopsEdge.StoreContracts;

namespace HoopsEdge.Aws.Tests.S3;

/// <summary>The lake in a bucket keeps the contract, and what only S3 has to take care of.</summary>
public sealed class S3ObjectStoreTests(SharedMoto moto) : ObjectStoreContract, IAsyncLifetime
{
    private const int Megabyte = 1 << 20;
    private readonly Cloud _cloud = new(moto.AtomicEndpoint);
    private readonly S3Requests _requests = new();
    private S3ObjectStore? _store;

    protected override IObjectStore Store => _store ??= _cloud.OpenStore(_requests);

    public async ValueTask InitializeAsync() => await _cloud.CreateBucketAsync();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    protected override IObjectStore OpenAgain() => _cloud.OpenStore();

    [Fact]
    public async Task A_large_file_goes_up_in_parts_under_the_same_conditions_and_comes_back_whole()
    {
        var content = new byte[11 * Megabyte];
        new Random(1).NextBytes(content);
        var file = _cloud.File(content);

        var etag = (await Store.PutFileAsync("big", file, WriteCondition.IfAbsent, null, Stop)).ShouldNotBeNull();

        etag.ShouldEndWith("-3");
        _requests.Counts["UploadPart"].ShouldBe(3);
        var path = (await OpenAgain().LocalPathAsync("big", Stop)).ShouldNotBeNull();
        (await File.ReadAllBytesAsync(path, Stop)).AsSpan().SequenceEqual(content).ShouldBeTrue();
        (await Store.PutFileAsync("big", file, WriteCondition.IfAbsent, null, Stop)).ShouldBeNull();
        (await Store.ReplaceFileAsync("big", file, etag, Stop)).ShouldBe(ReplaceResult.Same);
    }

    [Fact]
    public async Task Metadata_longer_than_S3_takes_comes_back_whole_and_is_no_object_of_its_own()
    {
        var metadata = new Dictionary<string, string>
        {
            ["fetch_id"] = "0123456789abcdef",
            ["misfit"] = "row 17, column \"näme\": " + new string('x', 3_000),
            ["unknown_fields"] = new string('u', 1_500),
            ["parameters"] = "{\"team\":\"San José State\",\"rate\":\"100%\"}",
        };

        await PutAsync("raw/a.json.gz", "x", metadata: metadata);

        (await OpenAgain().ReadMetadataAsync("raw/a.json.gz", Stop)).ShouldBe(metadata, ignoreOrder: true);
        (await ListAsync("raw/")).ShouldBe(["raw/a.json.gz"]);
        _requests.Counts["PutObject"].ShouldBe(2);
    }

    [Fact]
    public async Task Metadata_with_any_character_comes_back_as_it_was()
    {
        var metadata = new Dictionary<string, string> { ["a_b"] = " é 日本 %25 \"x\"\t= ", ["empty"] = "" };

        await PutAsync("a", "x", metadata: metadata);

        (await Store.ReadMetadataAsync("a", Stop)).ShouldBe(metadata, ignoreOrder: true);
    }

    [Fact]
    public async Task A_listing_of_more_than_a_page_has_every_object_and_its_version()
    {
        var source = _cloud.File("x");
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 1_010),
            Stop,
            async (number, token) =>
                await Store.PutFileAsync($"many/{number:d4}", source, WriteCondition.Always, null, token)
        );
        _requests.Reset();

        var found = await OpenAgain().ListAsync("many/", Stop).ToListAsync(Stop);

        found.Count.ShouldBe(1_010);
        found[0].ETag.ShouldBe((await Store.FindAsync("many/0000", Stop))?.ETag);
    }

    [Fact]
    public async Task What_this_machine_wrote_or_read_is_not_downloaded_again()
    {
        var etag = await PutAsync("a", "first");
        _requests.Reset();

        (await Store.LocalPathAsync("a", WantedContent.Version(etag), Stop)).ShouldNotBeNull();
        (await Store.LocalPathAsync("a", WantedContent.Constant, Stop)).ShouldNotBeNull();
        _requests.Total.ShouldBe(0);

        // Who does not know the version asks for it; the answer has no body.
        (await Store.LocalPathAsync("a", Stop)).ShouldNotBeNull();
        _requests.Counts.ShouldBe(new Dictionary<string, long> { ["GetObject"] = 1 });
    }

    [Fact]
    public async Task A_copy_stays_what_it_was_when_another_machine_replaces_the_object()
    {
        var etag = await PutAsync("a", "first");
        var before = (await Store.LocalPathAsync("a", Stop)).ShouldNotBeNull();
        var other = OpenAgain();
        await other.PutFileAsync("a", _cloud.File("second"), WriteCondition.Always, null, Stop);

        var now = (await Store.LocalPathAsync("a", Stop)).ShouldNotBeNull();

        (await File.ReadAllTextAsync(before, Stop)).ShouldBe("first");
        (await File.ReadAllTextAsync(now, Stop)).ShouldBe("second");
        var gone = (await other.LocalPathAsync("a", WantedContent.Version(etag), Stop)).ShouldNotBeNull();
        (await File.ReadAllTextAsync(gone, Stop)).ShouldBe("second");
    }

    [Fact]
    public async Task Many_that_want_one_object_download_it_once()
    {
        await PutAsync("a", "content");
        var requests = new S3Requests();
        var elsewhere = _cloud.OpenStore(requests);

        var etag = (await Store.FindAsync("a", Stop))?.ETag;
        var paths = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(_ => Task.Run(() => elsewhere.LocalPathAsync("a", WantedContent.Version(etag), Stop), Stop))
        );

        paths.Distinct().Count().ShouldBe(1);
        requests.Counts.ShouldBe(new Dictionary<string, long> { ["GetObject"] = 1 });
    }

    [Fact]
    public async Task Copies_are_cut_back_to_the_limit_but_not_while_they_may_be_in_use()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        var store = _cloud.OpenStore(copiesBytes: 2_500, time: time);
        var etags = new List<string?>();
        for (var number = 0; number < 4; number++)
        {
            var file = _cloud.File(new string((char)('a' + number), 1_000));
            etags.Add(await store.PutFileAsync($"{number}", file, WriteCondition.Always, null, Stop));
        }

        (await CountAsync()).ShouldBe(4);

        time.Advance(TimeSpan.FromMinutes(20));
        (await store.LocalPathAsync("0", WantedContent.Version(etags[0]), Stop)).ShouldNotBeNull();
        var more = _cloud.File(new string('z', 3_000));
        await store.PutFileAsync("z", more, WriteCondition.Always, null, Stop);

        (await CountAsync()).ShouldBe(2, "the one that was used again and the newest");

        Task<int> CountAsync() =>
            Task.FromResult(
                Directory.GetFiles(Path.Combine(_cloud.Scratch, "copies"), "*", SearchOption.AllDirectories).Length
            );
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _cloud.Dispose();
    }
}
