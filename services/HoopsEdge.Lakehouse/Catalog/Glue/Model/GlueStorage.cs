namespace HoopsEdge.Lakehouse.Catalog.Glue.Model;

/// <summary>A column or partition key as Glue has it.</summary>
public sealed record GlueColumn
{
    /// <summary>Name in lower case, as Athena reads it.</summary>
    public required string Name { get; init; }

    /// <summary>Hive type.</summary>
    public required string Type { get; init; }

    /// <summary>Meaning and unit, at most 255 bytes; null when there is none.</summary>
    public string? Comment { get; init; }
}

/// <summary>Where rows are and how they are read.</summary>
public sealed record GlueStorage
{
    /// <summary>The columns that the objects hold.</summary>
    public IReadOnlyList<GlueColumn> Columns { get; init; } = [];

    /// <summary>Folder as an s3:// address that ends with a slash.</summary>
    public required string Location { get; init; }

    /// <summary>Hadoop class that reads.</summary>
    public string? InputFormat { get; init; }

    /// <summary>Hadoop class that writes.</summary>
    public string? OutputFormat { get; init; }

    /// <summary>Hive class that decodes rows.</summary>
    public GlueSerde? SerdeInfo { get; init; }
}

/// <summary>A Hive serializer.</summary>
public sealed record GlueSerde
{
    /// <summary>Name of its class.</summary>
    public string? SerializationLibrary { get; init; }

    /// <summary>Its settings by name.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }
}
