using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Aws.Tests.Support;

/// <summary>Small declared tables.</summary>
internal static class Tables
{
    /// <summary>A silver table cut by season and game date, as fct_games is.</summary>
    public static TableDefinition Games { get; } =
        new()
        {
            Layer = "silver",
            Name = "fct_games",
            Summary = "one row per game.",
            Key = ["game_id"],
            PartitionedBy = ["season", "date"],
            PartitionColumns = ["season", "game_date"],
            Columns =
            [
                new TableColumn("game_id", "INTEGER", ""),
                new TableColumn("season", "INTEGER", "year in which the season ends"),
                new TableColumn("game_date", "DATE", "calendar day in US Eastern"),
                new TableColumn("home_period_points", "INTEGER[]", "halves, then overtimes"),
                new TableColumn("_ingested_at", "TIMESTAMP WITH TIME ZONE", ""),
            ],
        };

    /// <summary>A dimension: one object, no partitions.</summary>
    public static TableDefinition Venues { get; } =
        new()
        {
            Layer = "silver",
            Name = "dim_venues",
            Summary = "one row per venue.",
            Key = ["venue_id"],
            PartitionedBy = [],
            Columns = [new TableColumn("venue_id", "INTEGER", ""), new TableColumn("venue", "VARCHAR", "name")],
        };

    /// <summary>The table with a column more.</summary>
    public static TableDefinition With(this TableDefinition table, TableColumn column) =>
        table with
        {
            Columns = [.. table.Columns, column],
        };

    /// <summary>The table without a column.</summary>
    public static TableDefinition Without(this TableDefinition table, string column) =>
        table with
        {
            Columns = [.. table.Columns.Where(candidate => candidate.Name != column)],
        };

    /// <summary>A partition of <see cref="Games"/> that was written.</summary>
    public static PartitionChange Written(int season, int day) =>
        Invariant($"season={season}/date={new DateOnly(season - 1, 11, 1).AddDays(day):yyyy-MM-dd}") is var path
            ? new PartitionChange(path, $"silver/fct_games/{path}/part-00000.parquet", 10, 1000)
            : throw new InvalidOperationException();

    /// <summary>The same partition gone.</summary>
    public static PartitionChange Gone(this PartitionChange change) => new(change.Partition, null, 0, 0);
}
