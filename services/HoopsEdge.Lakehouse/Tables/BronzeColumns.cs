namespace HoopsEdge.Lakehouse.Tables;

/// <summary>The columns that every bronze table has behind those of its contract.</summary>
public static class BronzeColumns
{
    /// <summary>Fields unknown to the contract as a JSON object, usually null.</summary>
    public static Column Extra { get; } = new("_extra", new ColumnType.Scalar(ScalarKind.Varchar));

    /// <summary>The fetch that brought the row.</summary>
    public static Column FetchId { get; } = new("_fetch_id", new ColumnType.Scalar(ScalarKind.Varchar));

    /// <summary>When the answer was received.</summary>
    public static Column IngestedAt { get; } = new("_ingested_at", new ColumnType.Scalar(ScalarKind.TimestampTz));

    /// <summary>The raw object that holds the row as received.</summary>
    public static Column RawKey { get; } = new("_raw_key", new ColumnType.Scalar(ScalarKind.Varchar));

    /// <summary>Every column of an endpoint's bronze table.</summary>
    public static IEnumerable<Column> Of(EndpointContract contract) =>
        [.. contract.Columns, Extra, FetchId, IngestedAt, RawKey];
}
