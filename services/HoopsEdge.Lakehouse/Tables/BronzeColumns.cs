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

    /// <summary>What the column of that name means, for the catalog; null when it is none of these.</summary>
    public static string? MeaningOf(string column) =>
        column switch
        {
            "_extra" => "fields unknown to the contract as a JSON object, usually null",
            "_fetch_id" => "the request that brought the row: 16 hex digits",
            "_ingested_at" => "when the answer was received, UTC",
            "_raw_key" => "key of the raw object that holds the row as received",
            _ => null,
        };

    /// <summary>Every column of an endpoint's bronze table.</summary>
    public static IEnumerable<Column> Of(EndpointContract contract) =>
        [.. contract.Columns, Extra, FetchId, IngestedAt, RawKey];
}
