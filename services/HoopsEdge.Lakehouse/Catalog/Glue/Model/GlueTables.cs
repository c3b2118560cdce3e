using HoopsEdge.Lakehouse.Aws.Json;

namespace HoopsEdge.Lakehouse.Catalog.Glue.Model;

/// <summary>A table as it is sent to Glue.</summary>
public sealed record GlueTableInput
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>What one row is.</summary>
    public string? Description { get; init; }

    /// <summary>EXTERNAL_TABLE: dropping the table leaves its objects.</summary>
    public required string TableType { get; init; }

    /// <summary>Properties by name, those of others among them.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The partition keys in the order of the path.</summary>
    public required IReadOnlyList<GlueColumn> PartitionKeys { get; init; }

    /// <summary>Columns, place and format.</summary>
    public required GlueStorage StorageDescriptor { get; init; }
}

/// <summary>A table as Glue answers it.</summary>
public sealed record GlueTable
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>What one row is.</summary>
    public string? Description { get; init; }

    /// <summary>EXTERNAL_TABLE, or what somebody else made of it.</summary>
    public string? TableType { get; init; }

    /// <summary>Properties by name.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>The partition keys.</summary>
    public IReadOnlyList<GlueColumn>? PartitionKeys { get; init; }

    /// <summary>Columns, place and format; null for a view.</summary>
    public GlueStorage? StorageDescriptor { get; init; }

    /// <summary>Changes with every update; an update of another version is refused.</summary>
    public string? VersionId { get; init; }
}

/// <summary>Asks for a database.</summary>
public sealed record GetDatabaseRequest : IAwsRequest<EmptyAnswer>
{
    /// <summary>Name of the database.</summary>
    public required string Name { get; init; }
}

/// <summary>Asks for a table.</summary>
public sealed record GetTableRequest : IAwsRequest<GetTableAnswer>
{
    /// <summary>Database.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>Table.</summary>
    public required string Name { get; init; }
}

/// <summary>A table.</summary>
public sealed record GetTableAnswer
{
    /// <summary>The table.</summary>
    public required GlueTable Table { get; init; }
}

/// <summary>Creates a table.</summary>
public sealed record CreateTableRequest : IAwsRequest<EmptyAnswer>
{
    /// <summary>Database.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>The table.</summary>
    public required GlueTableInput TableInput { get; init; }
}

/// <summary>Replaces a table's definition.</summary>
public sealed record UpdateTableRequest : IAwsRequest<EmptyAnswer>
{
    /// <summary>Database.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>The table.</summary>
    public required GlueTableInput TableInput { get; init; }

    /// <summary>The version that was read.</summary>
    public required string? VersionId { get; init; }

    /// <summary>True keeps no copy of the old definition: an account has 100,000 of them a table.</summary>
    public bool SkipArchive { get; init; } = true;
}

/// <summary>An answer that holds nothing of interest.</summary>
public sealed record EmptyAnswer;
