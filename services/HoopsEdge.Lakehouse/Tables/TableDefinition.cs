using HoopsEdge.Lakehouse.Tables.Checks;

namespace HoopsEdge.Lakehouse.Tables;

/// <summary>What a table is: written to ref/ and shown to the catalog.</summary>
public sealed record TableDefinition
{
    /// <summary>Layer: bronze, silver or gold.</summary>
    public required string Layer { get; init; }

    /// <summary>Table name.</summary>
    public required string Name { get; init; }

    /// <summary>What one row is, in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Columns in order.</summary>
    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary>Columns that identify a row.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Names of the path's partition parts, such as season and date; empty for one object.</summary>
    public required IReadOnlyList<string> PartitionedBy { get; init; }

    /// <summary>What must hold for its rows, besides its key; none in definitions of before there were checks.</summary>
    public IReadOnlyList<TableCheck> Checks
    {
        get;
        // A definition that was written without checks is read as null.
        init => field = value ?? [];
    } = [];

    /// <summary>
    /// What each part of the path holds, in the same order: the column game_date for date. A name that no column has, such
    /// as asof, is told by the path alone. The parts' own names where nothing else is said.
    /// </summary>
    public IReadOnlyList<string> PartitionColumns
    {
        get => field.Count == 0 ? PartitionedBy : field;
        init;
    } = [];
}

/// <summary>A column of a table.</summary>
/// <param name="Name">Name.</param>
/// <param name="Type">DuckDB type.</param>
/// <param name="Comment">Meaning and unit, or empty.</param>
public sealed record TableColumn(string Name, string Type, string Comment);
