using HoopsEdge.Aws.Tests.Support;
using HoopsEdge.Cataloger;
using HoopsEdge.Lakehouse.Catalog;
using HoopsEdge.Lakehouse.Catalog.Glue.Model;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Transformer.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Aws.Tests.Catalog;

/// <summary>Tables in Glue follow their declarations: types, comments, keys, place; and they only grow.</summary>
public sealed class GlueSchemaTests(SharedMoto moto) : IAsyncLifetime, IDisposable
{
    private readonly GlueLake _lake = new(moto.Endpoint);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => new(_lake.CreateDatabasesAsync());

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _lake.Dispose();

    [Fact]
    public async Task A_table_is_external_Parquet_at_its_place_with_typed_partition_keys_beside_its_columns()
    {
        await _lake.UpdateAsync(Tables.Games, Tables.Written(2026, 1));

        var table = await _lake.TableAsync(Tables.Games);
        table.TableType.ShouldBe("EXTERNAL_TABLE");
        table.Description.ShouldBe("one row per game.");
        table.Parameters.ShouldNotBeNull()["classification"].ShouldBe("parquet");
        Shape(table.PartitionKeys).ShouldBe(["season int", "game_date date"]);
        var storage = table.StorageDescriptor.ShouldNotBeNull();
        storage.Location.ShouldBe("s3://hoops-edge/silver/fct_games/");
        storage.SerdeInfo?.SerializationLibrary.ShouldBe("org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe");
        Shape(storage.Columns).ShouldBe(["game_id int", "home_period_points array<int>", "_ingested_at timestamp"]);
        storage.Columns[1].Comment.ShouldBe("halves, then overtimes");
        var partition = (await _lake.PartitionsAsync(Tables.Games)).ShouldHaveSingleItem();
        partition.Values.ShouldBe(["2026", "2025-11-02"]);
        partition
            .StorageDescriptor.ShouldNotBeNull()
            .Location.ShouldBe("s3://hoops-edge/silver/fct_games/season=2026/date=2025-11-02/");
        Shape(partition.StorageDescriptor.Columns).ShouldBe(Shape(storage.Columns));
    }

    [Fact]
    public async Task Every_declared_table_fits_into_Glue()
    {
        var declared = await SqlTables.DescribeAsync(Stop);
        foreach (var definition in declared)
        {
            await _lake.UpdateAsync(definition);
        }

        foreach (var definition in declared)
        {
            var table = await _lake.TableAsync(definition);
            var columns = table.StorageDescriptor.ShouldNotBeNull().Columns;
            var names = columns.Concat(table.PartitionKeys ?? []).Select(column => column.Name).ToArray();
            names.ShouldBe(names.Distinct(), definition.Name);
            names.ShouldAllBe(name => !name.Any(char.IsAsciiLetterUpper));
            columns.Where(column => column.Name == "_fetch_id").ShouldAllBe(column => column.Comment != null);
        }
    }

    [Fact]
    public async Task Nothing_is_written_where_nothing_changed()
    {
        await _lake.UpdateAsync(Tables.Games, Tables.Written(2026, 1));
        var before = (await _lake.TableAsync(Tables.Games)).VersionId;

        await OtherProcess().UpdateAsync(Tables.Games, [Tables.Written(2026, 1)], Stop);

        (await _lake.TableAsync(Tables.Games)).VersionId.ShouldBe(before);
    }

    [Fact]
    public async Task A_new_comment_or_field_updates_the_table_once_and_its_partitions()
    {
        var before = Tables.Games.With(new TableColumn("four_factors", "STRUCT(pace DOUBLE)", ""));
        await _lake.UpdateAsync(before, Tables.Written(2026, 1));
        var after = Tables.Games.With(
            new TableColumn("four_factors", "STRUCT(pace DOUBLE, \"Rating\" DOUBLE)", "per 100 possessions")
        );

        await OtherProcess().UpdateAsync(after, [], Stop);

        const string type = "struct<pace:double,rating:double>";
        var column = (await _lake.TableAsync(after)).StorageDescriptor.ShouldNotBeNull().Columns[^1];
        (column.Type, column.Comment).ShouldBe((type, "per 100 possessions"));
        var partition = (await _lake.PartitionsAsync(after)).ShouldHaveSingleItem();
        partition.StorageDescriptor.ShouldNotBeNull().Columns[^1].Type.ShouldBe(type);
    }

    [Fact]
    public async Task A_column_declared_in_the_middle_goes_to_the_end()
    {
        await _lake.UpdateAsync(Tables.Games);
        var grown = Tables.Games with
        {
            Columns = [new TableColumn("attendance", "INTEGER", "spectators"), .. Tables.Games.Columns],
        };

        await _lake.UpdateAsync(grown);

        (await _lake.TableAsync(grown)).StorageDescriptor.ShouldNotBeNull().Columns[^1].Name.ShouldBe("attendance");
    }

    [Fact]
    public async Task A_column_that_would_go_is_refused()
    {
        await _lake.UpdateAsync(Tables.Games);

        var refused = await Should.ThrowAsync<CatalogException>(() =>
            _lake.UpdateAsync(Tables.Games.Without("home_period_points"))
        );

        refused.Message.ShouldBe(
            $"Glue table {_lake.Databases.Silver}.fct_games would lose column home_period_points array<int>: "
                + "drop the table; the next run of hoops registers its partitions anew"
        );
    }

    [Fact]
    public async Task A_column_that_would_change_its_type_is_refused()
    {
        await _lake.UpdateAsync(Tables.Games);
        var retyped = Tables.Games.Without("game_id").With(new TableColumn("game_id", "BIGINT", ""));

        var refused = await Should.ThrowAsync<CatalogException>(() => _lake.UpdateAsync(retyped));

        refused.Message.ShouldContain("has column game_id int, which would become bigint");
    }

    [Fact]
    public async Task Two_lakes_do_not_share_a_database()
    {
        await _lake.UpdateAsync(Tables.Games);
        await _lake.CallRawAsync(
            "UpdateTable",
            new
            {
                DatabaseName = _lake.Databases.Silver,
                TableInput = Moved(await _lake.TableAsync(Tables.Games), "s3://elsewhere/silver/fct_games/"),
            }
        );

        var refused = await Should.ThrowAsync<CatalogException>(() =>
            OtherProcess().UpdateAsync(Tables.Games, [], Stop)
        );

        refused.Message.ShouldContain("is at s3://elsewhere/silver/fct_games/, the lake is at s3://hoops-edge/silver/");
    }

    [Fact]
    public async Task A_partition_that_is_not_cut_as_declared_is_refused()
    {
        var refused = await Should.ThrowAsync<CatalogException>(() =>
            _lake.UpdateAsync(Tables.Games, Tables.Written(2026, 1) with { Partition = "asof=2026-01-01" })
        );

        refused.Message.ShouldStartWith(
            "silver.fct_games: partition 'asof=2026-01-01' does not fit the declared keys (season, date)"
        );
    }

    [Fact]
    public async Task A_missing_database_is_one_line()
    {
        using var lake = new GlueLake(moto.Endpoint);

        var refused = await Should.ThrowAsync<ConfigurationException>(() => lake.UpdateAsync(Tables.Games));

        refused.Message.ShouldBe(
            $"catalog.databases.silver: AWS Glue in us-east-1 has no database '{lake.Databases.Silver}': "
                + "terraform apply in infra/terraform creates it"
        );
    }

    [Fact]
    public async Task A_table_that_was_dropped_is_made_again()
    {
        await _lake.UpdateAsync(Tables.Games, Tables.Written(2026, 1));
        await _lake.CallRawAsync("DeleteTable", new { DatabaseName = _lake.Databases.Silver, Name = "fct_games" });

        await _lake.UpdateAsync(Tables.Games, Tables.Written(2026, 2));

        (await _lake.PartitionsAsync(Tables.Games)).Single().Values.ShouldBe(["2026", "2025-11-03"]);
    }

    [Fact]
    public async Task A_look_at_the_lake_makes_good_for_lost_events()
    {
        var (kept, lost, gone) = (Tables.Written(2026, 1), Tables.Written(2026, 2), Tables.Written(2026, 3));
        await _lake.PublishAsync(Tables.Games);
        await _lake.PutAsync(kept.Key ?? "");
        await _lake.PutAsync(lost.Key ?? "");
        await _lake.UpdateAsync(Tables.Games, kept, gone);

        (await RefreshAsync()).ShouldBe(2);

        (await _lake.PartitionsAsync(Tables.Games))
            .Select(partition => partition.Values[1])
            .Order()
            .ShouldBe(["2025-11-02", "2025-11-03"]);
        (await RefreshAsync()).ShouldBe(0);
    }

    private Task<int> RefreshAsync() => _lake.Process.GetRequiredService<CatalogRefresh>().RunAsync(Stop);

    private ICatalog OtherProcess() => _lake.Open().GetRequiredService<ICatalog>();

    private static GlueTableInput Moved(GlueTable table, string location) =>
        new()
        {
            Name = table.Name,
            TableType = table.TableType ?? "",
            Parameters = table.Parameters ?? new Dictionary<string, string>(),
            PartitionKeys = table.PartitionKeys ?? [],
            StorageDescriptor = table.StorageDescriptor.ShouldNotBeNull() with { Location = location },
        };

    private static IEnumerable<string> Shape(IEnumerable<GlueColumn>? columns) =>
        (columns ?? []).Select(column => $"{column.Name} {column.Type}");
}
