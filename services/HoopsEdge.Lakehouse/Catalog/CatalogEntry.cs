using System.Text.Json.Serialization;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Lakehouse.Catalog;

/// <summary>A table as the local catalog knows it.</summary>
public sealed record CatalogEntry
{
    /// <summary>Columns, key and partitioning.</summary>
    public required TableDefinition Definition { get; init; }

    /// <summary>Partitions by path; the empty path where the table has none.</summary>
    public required IReadOnlyDictionary<string, CatalogPartition> Partitions { get; init; }
}

/// <summary>The objects of a partition, by key.</summary>
/// <param name="Objects">Rows and bytes by object key.</param>
public sealed record CatalogPartition(IReadOnlyDictionary<string, CatalogObject> Objects);

/// <summary>One object of a partition.</summary>
/// <param name="Rows">Its rows, or null where only a listing is known.</param>
/// <param name="Bytes">Its size.</param>
public sealed record CatalogObject(long? Rows, long Bytes);

/// <summary>Source-generated JSON of ref/.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(CatalogEntry))]
[JsonSerializable(typeof(TableDefinition))]
public sealed partial class CatalogJson : JsonSerializerContext;
