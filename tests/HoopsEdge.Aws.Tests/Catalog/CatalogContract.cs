using HoopsEdge.Aws.Tests.Support;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Catalog;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Aws.Tests.Catalog;

/// <summary>What every catalog promises, whatever it is kept in.</summary>
public abstract class CatalogContract
{
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>An empty catalog; the same one however often it is asked.</summary>
    protected abstract Task<ICatalog> CatalogAsync();

    /// <summary>The same catalog as another process opens it.</summary>
    protected abstract ICatalog OpenAgain();

    /// <summary>Names of a table's columns and partition keys, in lower case and sorted.</summary>
    protected abstract Task<IReadOnlyList<string>> ColumnsAsync(TableDefinition table);

    /// <summary>Paths of a table's partitions, sorted.</summary>
    protected abstract Task<IReadOnlyList<string>> PartitionsAsync(TableDefinition table);

    [Fact]
    public async Task A_table_shows_its_columns_and_its_partitions()
    {
        await UpdateAsync(Tables.Games, Tables.Written(2026, 2), Tables.Written(2026, 1));

        (await ColumnsAsync(Tables.Games)).ShouldBe(Tables.Games.Columns.Select(column => column.Name).Order());
        (await PartitionsAsync(Tables.Games)).ShouldBe(["season=2026/date=2025-11-02", "season=2026/date=2025-11-03"]);
    }

    [Fact]
    public async Task A_table_without_partitions_is_there_too()
    {
        await UpdateAsync(Tables.Venues, new PartitionChange("", "silver/dim_venues/part-00000.parquet", 3, 300));

        (await ColumnsAsync(Tables.Venues)).ShouldBe(["venue", "venue_id"]);
    }

    [Fact]
    public async Task Events_may_come_twice_and_by_another_process()
    {
        PartitionChange[] changes = [Tables.Written(2026, 1), Tables.Written(2026, 2)];
        await UpdateAsync(Tables.Games, changes);

        await UpdateAsync(Tables.Games, changes);
        await OpenAgain().UpdateAsync(Tables.Games, changes, Stop);

        (await PartitionsAsync(Tables.Games)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_partition_that_went_is_taken_out_also_when_it_was_never_there()
    {
        await UpdateAsync(Tables.Games, Tables.Written(2026, 1), Tables.Written(2026, 2));

        await UpdateAsync(Tables.Games, Tables.Written(2026, 1).Gone(), Tables.Written(2026, 3).Gone());

        (await PartitionsAsync(Tables.Games)).ShouldBe(["season=2026/date=2025-11-03"]);
    }

    [Fact]
    public async Task A_partition_that_went_and_came_back_is_there()
    {
        await UpdateAsync(Tables.Games, Tables.Written(2026, 1));

        await UpdateAsync(Tables.Games, Tables.Written(2026, 1).Gone(), Tables.Written(2026, 1));

        (await PartitionsAsync(Tables.Games)).ShouldBe(["season=2026/date=2025-11-02"]);
    }

    [Fact]
    public async Task A_new_column_is_added_and_the_partitions_stay()
    {
        await UpdateAsync(Tables.Games, Tables.Written(2026, 1));
        var grown = Tables.Games.With(new TableColumn("attendance", "INTEGER", "spectators"));

        await UpdateAsync(grown);

        (await ColumnsAsync(grown)).ShouldContain("attendance");
        (await PartitionsAsync(grown)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_season_of_partitions_comes_in_at_once()
    {
        await UpdateAsync(Tables.Games, [.. Enumerable.Range(0, 230).Select(day => Tables.Written(2026, day))]);
        await UpdateAsync(Tables.Games, [.. Enumerable.Range(0, 60).Select(day => Tables.Written(2026, day).Gone())]);

        (await PartitionsAsync(Tables.Games)).Count.ShouldBe(170);
    }

    [Fact]
    public async Task Catalogers_that_work_at_the_same_time_lose_nothing()
    {
        ICatalog[] catalogs = [await CatalogAsync(), OpenAgain(), OpenAgain()];

        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(index => catalogs[index % 3].UpdateAsync(Tables.Games, [Tables.Written(2026, index)], Stop))
        );

        (await PartitionsAsync(Tables.Games)).Count.ShouldBe(12);
    }

    private async Task UpdateAsync(TableDefinition table, params PartitionChange[] changes) =>
        await (await CatalogAsync()).UpdateAsync(table, changes, Stop);
}
