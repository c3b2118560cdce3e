using System.Text;
using HoopsEdge.Lakehouse.Storage;

namespace HoopsEdge.StoreContracts;

/// <summary>What every lake promises its users, whatever it is kept in.</summary>
public abstract class ObjectStoreContract : IDisposable
{
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("hoops-test-scratch-");
    private int _files;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A lake without objects; the same one however often it is asked.</summary>
    protected abstract IObjectStore Store { get; }

    /// <summary>The same lake as another process opens it.</summary>
    protected abstract IObjectStore OpenAgain();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_object_reads_back_as_it_was_put()
    {
        var etag = await PutAsync("a/b.txt", "content");

        (await ReadAsync("a/b.txt")).ShouldBe("content");
        var found = (await Store.FindAsync("a/b.txt", Stop)).ShouldNotBeNull();
        found.ETag.ShouldBe(etag);
        found.Bytes.ShouldBe(7);
        found.Key.ShouldBe("a/b.txt");
        var path = (await Store.LocalPathAsync("a/b.txt", Stop)).ShouldNotBeNull();
        (await File.ReadAllTextAsync(path, Stop)).ShouldBe("content");
    }

    [Fact]
    public async Task A_missing_object_is_null_everywhere_and_no_error()
    {
        (await Store.FindAsync("no/thing", Stop)).ShouldBeNull();
        (await Store.OpenReadAsync("no/thing", Stop)).ShouldBeNull();
        (await Store.LocalPathAsync("no/thing", Stop)).ShouldBeNull();
        (await Store.ReadMetadataAsync("no/thing", Stop)).ShouldBeEmpty();
        (await Store.DeleteAsync("no/thing", WriteCondition.Always, Stop)).ShouldBeTrue();
        (await ListAsync("no/")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_source_file_stays_where_it_is()
    {
        var source = Source("content");

        await Store.PutFileAsync("a", source, WriteCondition.Always, null, Stop);

        File.Exists(source).ShouldBeTrue();
    }

    [Fact]
    public async Task A_write_that_needs_absence_leaves_an_object_alone()
    {
        (await PutAsync("a", "first", WriteCondition.IfAbsent)).ShouldNotBeNull();

        (await PutAsync("a", "second", WriteCondition.IfAbsent)).ShouldBeNull();

        (await ReadAsync("a")).ShouldBe("first");
    }

    [Fact]
    public async Task A_write_on_a_version_succeeds_once()
    {
        var version = await PutAsync("a", "first");

        (await PutAsync("a", "second", WriteCondition.IfUnchangedSince(version))).ShouldNotBeNull();
        (await PutAsync("a", "third", WriteCondition.IfUnchangedSince(version))).ShouldBeNull();

        (await ReadAsync("a")).ShouldBe("second");
    }

    [Fact]
    public async Task A_write_on_a_version_fails_when_the_object_is_gone()
    {
        var version = await PutAsync("a", "first");
        await Store.DeleteAsync("a", WriteCondition.Always, Stop);

        (await PutAsync("a", "second", WriteCondition.IfUnchangedSince(version))).ShouldBeNull();

        (await Store.FindAsync("a", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_deletion_on_a_version_leaves_a_newer_object_alone()
    {
        var version = await PutAsync("a", "first");
        await PutAsync("a", "second");

        (await Store.DeleteAsync("a", WriteCondition.IfUnchangedSince(version), Stop)).ShouldBeFalse();

        (await ReadAsync("a")).ShouldBe("second");
    }

    [Fact]
    public async Task A_replacement_tells_new_content_from_the_same_and_from_a_lost_race()
    {
        (await Store.ReplaceFileAsync("a", Source("first"), null, Stop)).ShouldBe(ReplaceResult.Replaced);
        var version = (await Store.FindAsync("a", Stop)).ShouldNotBeNull().ETag;

        (await Store.ReplaceFileAsync("a", Source("first"), version, Stop)).ShouldBe(ReplaceResult.Same);
        (await Store.ReplaceFileAsync("a", Source("second"), version, Stop)).ShouldBe(ReplaceResult.Replaced);
        (await Store.ReplaceFileAsync("a", Source("third"), version, Stop)).ShouldBe(ReplaceResult.Lost);
        (await Store.ReplaceFileAsync("a", Source("third"), null, Stop)).ShouldBe(ReplaceResult.Lost);
        (await ReadAsync("a")).ShouldBe("second");
    }

    [Fact]
    public async Task Of_many_writers_that_need_absence_exactly_one_wins()
    {
        IObjectStore[] stores = [Store, OpenAgain()];
        for (var round = 0; round < 10; round++)
        {
            var key = $"race/{round}";
            var sources = Enumerable.Range(0, 8).Select(writer => Source($"{writer}")).ToArray();

            var results = await Task.WhenAll(
                sources.Select(
                    (source, writer) =>
                        Task.Run(
                            () => stores[writer % 2].PutFileAsync(key, source, WriteCondition.IfAbsent, null, Stop),
                            Stop
                        )
                )
            );

            results.Count(etag => etag is not null).ShouldBe(1);
            var winner = Array.FindIndex(results, etag => etag is not null);
            (await ReadAsync(key)).ShouldBe($"{winner}");
        }
    }

    [Fact]
    public async Task Writers_that_retry_on_a_newer_version_lose_no_increment()
    {
        await PutAsync("counter", "0");
        IObjectStore[] stores = [Store, OpenAgain()];

        await Task.WhenAll(
            Enumerable.Range(0, 6).Select(writer => Task.Run(() => IncrementAsync(stores[writer % 2], 5), Stop))
        );

        (await ReadAsync("counter")).ShouldBe("30");
    }

    [Fact]
    public async Task A_reader_sees_the_whole_old_or_the_whole_new_object()
    {
        var contents = new[] { new string('a', 200_000), new string('b', 100_000) };
        await PutAsync("a", contents[0]);
        var writing = Task.Run(
            async () =>
            {
                for (var round = 0; round < 20; round++)
                {
                    await PutAsync("a", contents[round % 2]);
                }
            },
            Stop
        );

        do
        {
            contents.ShouldContain(await ReadAsync("a"));
        } while (!writing.IsCompleted);
        await writing;
    }

    [Fact]
    public async Task Metadata_comes_back_and_belongs_to_the_object_it_was_put_with()
    {
        await PutAsync("a", "first", metadata: new Dictionary<string, string> { ["rows"] = "1", ["fetch_id"] = "x" });
        (await Store.ReadMetadataAsync("a", Stop)).ShouldBe(
            new Dictionary<string, string> { ["rows"] = "1", ["fetch_id"] = "x" },
            ignoreOrder: true
        );

        await PutAsync("a", "second");

        (await Store.ReadMetadataAsync("a", Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_write_whose_condition_fails_leaves_the_metadata_alone()
    {
        await PutAsync("a", "first", metadata: new Dictionary<string, string> { ["rows"] = "1" });

        await PutAsync("a", "x", WriteCondition.IfAbsent, new Dictionary<string, string> { ["rows"] = "2" });

        (await Store.ReadMetadataAsync("a", Stop))["rows"].ShouldBe("1");
    }

    [Fact]
    public async Task Metadata_goes_with_its_object()
    {
        await PutAsync("a", "first", metadata: new Dictionary<string, string> { ["rows"] = "1" });

        await Store.DeleteAsync("a", WriteCondition.Always, Stop);

        (await Store.ReadMetadataAsync("a", Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_listing_has_every_object_of_a_prefix_in_key_order_and_nothing_else()
    {
        foreach (var key in new[] { "t/b/2", "t/a", "t/b/10", "t-other/x", "T/a", "t/b.x", "u" })
        {
            await PutAsync(key, key, metadata: new Dictionary<string, string> { ["rows"] = "1" });
        }

        (await ListAsync("t/")).ShouldBe(["t/a", "t/b.x", "t/b/10", "t/b/2"]);
        (await ListAsync("t/b")).ShouldBe(["t/b.x", "t/b/10", "t/b/2"]);
        (await ListAsync("t/b/1")).ShouldBe(["t/b/10"]);
        (await ListAsync("")).ShouldBe(["T/a", "t-other/x", "t/a", "t/b.x", "t/b/10", "t/b/2", "u"]);
    }

    protected async Task<List<string>> ListAsync(string prefix)
    {
        var keys = new List<string>();
        await foreach (var found in Store.ListAsync(prefix, Stop))
        {
            keys.Add(found.Key);
        }

        return keys;
    }

    protected Task<string?> PutAsync(
        string key,
        string content,
        WriteCondition condition = default,
        Dictionary<string, string>? metadata = null
    ) => Store.PutFileAsync(key, Source(content), condition, metadata, Stop);

    protected async Task<string> ReadAsync(string key)
    {
        await using var stream = (await Store.OpenReadAsync(key, Stop)).ShouldNotBeNull();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(Stop);
    }

    protected virtual void Dispose(bool disposing) => _scratch.Delete(recursive: true);

    private async Task IncrementAsync(IObjectStore store, int times)
    {
        while (times > 0)
        {
            var version = (await store.FindAsync("counter", Stop)).ShouldNotBeNull().ETag;
            var value = int.Parse(await ReadAsync("counter"), System.Globalization.CultureInfo.InvariantCulture);
            if (
                await store.ReplaceFileAsync("counter", Source($"{value + 1}"), version, Stop) == ReplaceResult.Replaced
            )
            {
                times--;
            }
        }
    }

    private string Source(string content)
    {
        var file = Path.Combine(_scratch.FullName, $"{Interlocked.Increment(ref _files)}");
        File.WriteAllText(file, content);
        return file;
    }
}
