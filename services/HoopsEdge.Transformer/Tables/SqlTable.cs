using HoopsEdge.Lakehouse.Tables.Checks;

namespace HoopsEdge.Transformer.Tables;

/// <summary>A table that is defined by one .sql file: a short header and a select statement.</summary>
public sealed record SqlTable
{
    /// <summary>Layer: silver or gold.</summary>
    public required string Layer { get; init; }

    /// <summary>Table name.</summary>
    public required string Name { get; init; }

    /// <summary>What one row is.</summary>
    public required string Summary { get; init; }

    /// <summary>The endpoints whose bronze rows the statement reads, each under its own name; empty where it reads
    /// tables.</summary>
    public required IReadOnlyList<string> Endpoints { get; init; }

    /// <summary>The tables that the statement of a derived table reads; empty where it reads endpoints.</summary>
    public required IReadOnlyList<TableInput> Inputs { get; init; }

    /// <summary>The kernel that computes, before the statement runs, what SQL cannot; or null.</summary>
    public required string? Kernel { get; init; }

    /// <summary>Columns that identify a row.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>
    /// Columns of the unit that one answer is the whole truth of, such as a game: rows of the same unit from an older
    /// answer are void even where their key differs. The key itself where the header names none.
    /// </summary>
    public required IReadOnlyList<string> Authority { get; init; }

    /// <summary>Endpoints whose answers hold only a part of a unit: they count where no whole answer is.</summary>
    public required IReadOnlyList<string> Partial { get; init; }

    /// <summary>How the table is cut into objects.</summary>
    public required Partitioning Partitioning { get; init; }

    /// <summary>Which of two rows with one key to take, before the newest ingestion: an order-by list, or empty.</summary>
    public required string Prefer { get; init; }

    /// <summary>What must hold for its rows, besides its key.</summary>
    public required IReadOnlyList<TableCheck> Checks { get; init; }

    /// <summary>Comments by column name.</summary>
    public required IReadOnlyDictionary<string, string> Comments { get; init; }

    /// <summary>The select statement.</summary>
    public required string Select { get; init; }

    /// <summary>Names of the parts of a partition's path.</summary>
    public IReadOnlyList<string> PathParts =>
        Partitioning switch
        {
            Partitioning.SeasonAndGameDate => ["season", "date"],
            Partitioning.Season => ["season"],
            Partitioning.SeasonAndAsof => ["season", "asof"],
            Partitioning.Asof => ["asof"],
            _ => [],
        };

    /// <summary>Output columns that decide the partition of a row.</summary>
    public IReadOnlyList<string> PartitionColumns =>
        Partitioning == Partitioning.SeasonAndGameDate ? ["season", "game_date"] : PathParts;
}

/// <summary>How a table is cut into objects.</summary>
public enum Partitioning
{
    /// <summary>One object.</summary>
    None,

    /// <summary>An object a season.</summary>
    Season,

    /// <summary>An object a season and US Eastern calendar day; a derived table of this kind is built day by day from
    /// the same days of its inputs.</summary>
    SeasonAndGameDate,

    /// <summary>An object a season and day that the rows are a snapshot of (column asof); derived tables only.</summary>
    SeasonAndAsof,

    /// <summary>An object a day that the rows are a snapshot of (column asof), whatever season; derived tables
    /// only.</summary>
    Asof,
}
