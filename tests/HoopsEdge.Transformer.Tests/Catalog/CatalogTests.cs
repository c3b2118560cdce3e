using HoopsEdge.Cataloger;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Catalog;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Transformer.Tables;
using HoopsEdge.Transformer.Tests.Lake;

namespace HoopsEdge.Transformer.Tests.Catalog;

/// <summary>The catalog says what is in the lake, by its events and, where those are lost, by looking.</summary>
public sealed class CatalogTests : IDisposable
{
    private static readonly DateOnly Day = new(2025, 11, 5);
    private static readonly Question Window = Question.Games(Day, Day.AddDays(9));
    private readonly TestLake _lake = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _lake.Dispose();

    [Fact]
    public async Task Events_alone_make_the_catalog_equal_to_the_lake()
    {
        await PublishDefinitionsAsync();
        await FillAsync();

        await HearAsync();

        await ShouldEqualTheLakeAsync();
        (await RefreshAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_deleted_partition_leaves_the_catalog_by_its_event()
    {
        await PublishDefinitionsAsync();
        await FillAsync();
        await _lake.TakeAsync(Window, 3, Row.Game(2, Row.At(11, 6, 18)));

        await HearAsync();

        (await PartitionsAsync("silver", "fct_games")).ShouldBe(["season=2026/date=2025-11-06"]);
        await ShouldEqualTheLakeAsync();
    }

    [Fact]
    public async Task Events_that_come_twice_do_no_harm()
    {
        await PublishDefinitionsAsync();
        await FillAsync();
        await HearAsync();

        await HearAsync();

        await ShouldEqualTheLakeAsync();
    }

    [Fact]
    public async Task A_look_makes_good_for_all_lost_events_and_a_second_look_finds_nothing()
    {
        await PublishDefinitionsAsync();
        await FillAsync();

        (await RefreshAsync()).ShouldBeGreaterThan(0);

        await ShouldEqualTheLakeAsync();
        (await RefreshAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_look_makes_good_for_the_lost_events_of_changed_and_deleted_partitions()
    {
        await PublishDefinitionsAsync();
        await FillAsync();
        await HearAsync();
        await _lake.TakeAsync(Window, 3, Row.Game(2, Row.At(11, 6, 18)), Row.Game(5, Row.At(11, 6, 20)));

        await RefreshAsync();

        await ShouldEqualTheLakeAsync();
    }

    [Fact]
    public async Task An_object_that_goes_from_a_partition_of_many_leaves_the_others_in_the_catalog()
    {
        await PublishDefinitionsAsync();
        await FillAsync();
        await _lake.TakeAsync(Window, 3, Row.Game(2, Row.At(11, 6, 18)));
        await HearAsync();
        var bronze = await _lake.KeysAsync("bronze/games/");
        bronze.Count.ShouldBe(2);

        await _lake.Store.DeleteAsync(bronze[0], WriteCondition.Always, Stop);
        await RefreshAsync();

        await ShouldEqualTheLakeAsync();
    }

    [Fact]
    public async Task Updates_of_one_table_at_the_same_time_are_all_kept()
    {
        await PublishDefinitionsAsync();
        var definition = (await SqlTables.DescribeAsync(Stop)).Single(table => table.Name == "fct_games");
        using var other = _lake.Open();
        ICatalog[] catalogs = [_lake.Process.Get<ICatalog>(), other.Get<ICatalog>()];

        await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(index =>
                    Task.Run(
                        () =>
                            catalogs[index % 2]
                                .UpdateAsync(
                                    definition,
                                    [new PartitionChange($"season={index}", $"k{index}", 1, 1)],
                                    Stop
                                ),
                        Stop
                    )
                )
        );

        (await PartitionsAsync("silver", "fct_games")).Count.ShouldBe(10);
    }

    private Task PublishDefinitionsAsync() => _lake.Process.Get<TableDefinitionPublisher>().PublishAsync(Stop);

    private async Task FillAsync()
    {
        await _lake.TakeAsync(Window, 1, Row.Game(1, Row.At(11, 5, 18)), Row.Game(2, Row.At(11, 6, 18)));
        await _lake.TakeAsync(Question.Snapshot("conferences"), 2, new Row { ["id"] = 1, ["name"] = "Big" });
    }

    private async Task HearAsync()
    {
        var definitions = await SqlTables.DescribeAsync(Stop);
        foreach (var update in _lake.Process.Published)
        {
            var definition = definitions.Single(table => table.Layer == update.Layer && table.Name == update.Table);
            await _lake.Process.Get<ICatalog>().UpdateAsync(definition, [.. update.Partitions], Stop);
        }
    }

    private Task<int> RefreshAsync() => _lake.Process.Get<CatalogRefresh>().RunAsync(Stop);

    private async Task<List<string>> PartitionsAsync(string layer, string table)
    {
        var entry = await _lake.Process.Get<LocalCatalog>().FindAsync(layer, table, Stop);
        return [.. entry.ShouldNotBeNull().Partitions.Keys];
    }

    private async Task ShouldEqualTheLakeAsync()
    {
        var listed = new List<string>();
        foreach (
            var table in new[] { "bronze/games", "bronze/conferences", "silver/fct_games", "silver/dim_conferences" }
        )
        {
            var name = table.Split('/');
            var entry = await _lake.Process.Get<LocalCatalog>().FindAsync(name[0], name[1], Stop);
            listed.AddRange(
                entry
                    .ShouldNotBeNull()
                    .Partitions.SelectMany(partition =>
                        partition.Value.Objects.Select(item =>
                            $"{partition.Key}|{item.Key}|{item.Value.Rows}|{item.Value.Bytes}"
                        )
                    )
            );
        }

        listed.Order(StringComparer.Ordinal).ShouldBe(await InLakeAsync());
    }

    private async Task<List<string>> InLakeAsync()
    {
        var lines = new List<string>();
        foreach (var key in (await _lake.KeysAsync("bronze/")).Concat(await _lake.KeysAsync("silver/")))
        {
            var partition = string.Join('/', key.Split('/')[2..^1]);
            var rows = (await _lake.RowsAsync(key, "count(*)")).Single();
            lines.Add($"{partition}|{key}|{rows}|{new FileInfo(Path.Combine(_lake.Folder, key)).Length}");
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
