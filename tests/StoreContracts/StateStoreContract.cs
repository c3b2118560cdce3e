using System.Globalization;
using CsCheck;
using HoopsEdge.Lakehouse.State;

namespace HoopsEdge.StoreContracts;

/// <summary>What every state store promises its users, whatever it is kept in.</summary>
public abstract class StateStoreContract : IDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A store without documents; the same one however often it is asked.</summary>
    protected abstract IStateStore Store { get; }

    /// <summary>The same store as another process opens it.</summary>
    protected abstract IStateStore OpenAgain();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_document_reads_back_with_its_version()
    {
        var version = (await Store.PutAsync("p", "s", "{\"a\":\"ü\"}", 0, Stop)).ShouldNotBeNull();

        (await Store.GetAsync("p", "s", Stop)).ShouldBe(new StateDocument("p", "s", "{\"a\":\"ü\"}", version));
        (await OpenAgain().GetAsync("p", "s", Stop)).ShouldNotBeNull().Version.ShouldBe(version);
    }

    [Fact]
    public async Task A_missing_document_is_null_and_its_deletion_says_so()
    {
        (await Store.GetAsync("p", "s", Stop)).ShouldBeNull();
        (await Store.DeleteAsync("p", "s", 1, Stop)).ShouldBeFalse();
        (await QueryAsync("p", "")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_document_needs_absence()
    {
        await Store.PutAsync("p", "s", "1", 0, Stop);

        (await Store.PutAsync("p", "s", "2", 0, Stop)).ShouldBeNull();

        (await Store.GetAsync("p", "s", Stop)).ShouldNotBeNull().Json.ShouldBe("1");
    }

    [Fact]
    public async Task A_write_on_a_version_succeeds_once_and_makes_a_new_version()
    {
        var first = (await Store.PutAsync("p", "s", "1", 0, Stop)).ShouldNotBeNull();

        var second = (await Store.PutAsync("p", "s", "2", first, Stop)).ShouldNotBeNull();

        second.ShouldNotBe(first);
        (await Store.PutAsync("p", "s", "3", first, Stop)).ShouldBeNull();
        (await Store.GetAsync("p", "s", Stop)).ShouldNotBeNull().Json.ShouldBe("2");
    }

    [Fact]
    public async Task A_write_on_a_version_of_a_missing_document_fails()
    {
        (await Store.PutAsync("p", "s", "1", 1, Stop)).ShouldBeNull();

        (await Store.GetAsync("p", "s", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_deletion_needs_the_current_version()
    {
        var first = (await Store.PutAsync("p", "s", "1", 0, Stop)).ShouldNotBeNull();
        var second = (await Store.PutAsync("p", "s", "2", first, Stop)).ShouldNotBeNull();

        (await Store.DeleteAsync("p", "s", first, Stop)).ShouldBeFalse();
        (await Store.DeleteAsync("p", "s", second, Stop)).ShouldBeTrue();

        (await Store.GetAsync("p", "s", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_query_has_the_documents_of_its_partition_and_prefix_in_order()
    {
        foreach (var sort in new[] { "2026/b", "2026/a", "2025/a", "20260/a", "2026" })
        {
            await Store.PutAsync("p", sort, "1", 0, Stop);
        }

        await Store.PutAsync("q", "2026/z", "1", 0, Stop);

        (await QueryAsync("p", "2026/")).ShouldBe(["2026/a", "2026/b"]);
        (await QueryAsync("p", "")).ShouldBe(["2025/a", "2026", "2026/a", "2026/b", "20260/a"]);
    }

    [Theory]
    [InlineData("a%")]
    [InlineData("a_")]
    [InlineData("a*")]
    [InlineData("a?")]
    [InlineData("a'")]
    public async Task A_prefix_is_literal(string prefix)
    {
        await Store.PutAsync("p", prefix + "1", "1", 0, Stop);
        await Store.PutAsync("p", "ab1", "1", 0, Stop);
        await Store.PutAsync("p", "A" + prefix[1..] + "1", "1", 0, Stop);

        (await QueryAsync("p", prefix)).ShouldBe([prefix + "1"]);
    }

    [Fact]
    public async Task Of_many_first_writers_exactly_one_wins()
    {
        IStateStore[] stores = [Store, OpenAgain()];
        for (var round = 0; round < 20; round++)
        {
            var sort = $"{round}";
            var versions = await Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(writer =>
                        Task.Run(() => stores[writer % 2].PutAsync("race", sort, $"{writer}", 0, Stop), Stop)
                    )
            );

            versions.Count(version => version is not null).ShouldBe(1);
            var winner = Array.FindIndex(versions, version => version is not null);
            (await Store.GetAsync("race", sort, Stop)).ShouldNotBeNull().Json.ShouldBe($"{winner}");
        }
    }

    [Fact]
    public async Task Writers_that_retry_on_a_newer_version_lose_no_increment()
    {
        IStateStore[] stores = [Store, OpenAgain()];

        await Task.WhenAll(
            Enumerable.Range(0, 6).Select(writer => Task.Run(() => IncrementAsync(stores[writer % 2], 20), Stop))
        );

        (await Store.GetAsync("p", "counter", Stop)).ShouldNotBeNull().Json.ShouldBe("120");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_sequence_of_writes_does_what_a_dictionary_with_versions_does(uint stream)
    {
        var model = new Dictionary<string, (string Json, long Version)>();
        var steps = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 3]).Array[60];
        foreach (var (sortNumber, kind, expected) in steps.Generate(new PCG(stream, 7), null, out _))
        {
            var sort = $"{sortNumber}";
            var current = model.TryGetValue(sort, out var known) ? known.Version : 0;
            if (kind == 0)
            {
                (await Store.DeleteAsync("p", sort, expected, Stop)).ShouldBe(current != 0 && current == expected);
                if (current == expected)
                {
                    model.Remove(sort);
                }
            }
            else
            {
                var json = $"{kind}{expected}";
                var version = await Store.PutAsync("p", sort, json, expected, Stop);
                (version is not null).ShouldBe(current == expected);
                if (version is { } written)
                {
                    model[sort] = (json, written);
                }
            }
        }

        foreach (var (sort, (json, version)) in model)
        {
            (await Store.GetAsync("p", sort, Stop)).ShouldBe(new StateDocument("p", sort, json, version));
        }

        (await QueryAsync("p", "")).ShouldBe(model.Keys.Order(StringComparer.Ordinal));
    }

    protected abstract void Dispose(bool disposing);

    private async Task<List<string>> QueryAsync(string partition, string prefix)
    {
        var sorts = new List<string>();
        await foreach (var document in Store.QueryAsync(partition, prefix, Stop))
        {
            sorts.Add(document.Sort);
        }

        return sorts;
    }

    private static async Task IncrementAsync(IStateStore store, int times)
    {
        while (times > 0)
        {
            var document = await store.GetAsync("p", "counter", Stop);
            var value = document is null ? 0 : int.Parse(document.Json, CultureInfo.InvariantCulture);
            if (await store.PutAsync("p", "counter", $"{value + 1}", document?.Version ?? 0, Stop) is not null)
            {
                times--;
            }
        }
    }
}
