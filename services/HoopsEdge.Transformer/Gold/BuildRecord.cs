using System.Text.Json.Serialization;
using HoopsEdge.Lakehouse.State;

namespace HoopsEdge.Transformer.Gold;

/// <summary>What a season of a derived table was built from, so that it is built again only when that has changed.</summary>
public sealed record BuildRecord
{
    /// <summary>Fingerprint of the statement, the settings and every input object.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The partitions that the build left, by path.</summary>
    public required IReadOnlyDictionary<string, BuiltObject> Partitions { get; init; }
}

/// <summary>A partition as it was built.</summary>
/// <param name="Fingerprint">Fingerprint of what this partition follows from.</param>
/// <param name="Bytes">Size of its object; 0 when it has no rows and so no object.</param>
public sealed record BuiltObject(string Fingerprint, long Bytes);

/// <summary>The build records in the state store. Losing them costs a build that changes nothing.</summary>
public sealed class BuildRecords(IStateStore store)
{
    /// <summary>Reads the record of a season of a table, or null.</summary>
    public Task<BuildRecord?> FindAsync(string table, int season, CancellationToken cancellationToken) =>
        store.GetAsync(Partition(table), Sort(season), BuildRecordJson.Default.BuildRecord, cancellationToken);

    /// <summary>Writes the record of a season of a table; the last writer has seen the newest inputs.</summary>
    public Task PutAsync(string table, int season, BuildRecord record, CancellationToken cancellationToken) =>
        store.UpdateAsync(
            Partition(table),
            Sort(season),
            BuildRecordJson.Default.BuildRecord,
            _ => record,
            cancellationToken
        );

    private static string Partition(string table) => $"derived/{table}";

    private static string Sort(int season) => season.ToString("d4", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Source-generated JSON of build records.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BuildRecord))]
internal sealed partial class BuildRecordJson : JsonSerializerContext;
