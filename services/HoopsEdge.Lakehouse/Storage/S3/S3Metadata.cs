using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.S3.Model;

namespace HoopsEdge.Lakehouse.Storage.S3;

/// <summary>
/// User metadata within S3's limits: 2 KB in all, ASCII, names without case. Values are escaped where they must be;
/// when all of them are too long for S3, the longest move whole into a JSON object beside the object, which the object
/// names by its content, so that the two cannot be mixed up.
/// </summary>
internal static class S3Metadata
{
    /// <summary>Ending of the keys of objects that hold long metadata; no listing shows them.</summary>
    public const string SideSuffix = ".meta";

    /// <summary>The entry that names the object with the long values.</summary>
    public const string SideEntry = "long_values";

    // S3's limit is 2,048 bytes for names and values; the entry for the side object must still fit in.
    private const int MostBytes = 1_800;
    private const string Prefix = "x-amz-meta-";

    /// <summary>Cuts metadata into what fits the object and what has to stand beside it.</summary>
    public static SplitMetadata Split(IReadOnlyDictionary<string, string> metadata)
    {
        var inside = metadata.ToDictionary(entry => NameOf(entry.Key), entry => Escape(entry.Value));
        var beside = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (inside.Sum(entry => entry.Key.Length + entry.Value.Length) > MostBytes)
        {
            var longest = metadata.MaxBy(entry => inside.GetValueOrDefault(NameOf(entry.Key), "").Length);
            inside.Remove(NameOf(longest.Key));
            beside[longest.Key] = longest.Value;
        }

        var json =
            beside.Count == 0
                ? null
                : JsonSerializer.SerializeToUtf8Bytes(beside, S3MetadataJson.Default.SortedDictionaryStringString);
        return new SplitMetadata(inside, json);
    }

    /// <summary>Reads the entries of an object.</summary>
    public static Dictionary<string, string> Read(MetadataCollection metadata) =>
        metadata.Keys.ToDictionary(
            name =>
                name[(name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? Prefix.Length : 0)..]
                    .Replace('-', '_'),
            name => Uri.UnescapeDataString(metadata[name]),
            StringComparer.Ordinal
        );

    /// <summary>Adds the entries that stand beside an object.</summary>
    public static async Task AddAsync(
        Dictionary<string, string> metadata,
        Stream side,
        CancellationToken cancellationToken
    )
    {
        var beside = await JsonSerializer.DeserializeAsync(
            side,
            S3MetadataJson.Default.SortedDictionaryStringString,
            cancellationToken
        );
        foreach (var (name, value) in beside ?? [])
        {
            metadata[name] = value;
        }
    }

    // Some servers drop header names with underscores.
    private static string NameOf(string name) => name.Replace('_', '-');

    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var unit in Encoding.UTF8.GetBytes(value))
        {
            var isPlain = unit is > 0x20 and < 0x7f && unit != '%';
            escaped.Append(isPlain ? ((char)unit).ToString() : $"%{unit:X2}");
        }

        return escaped.ToString();
    }
}

/// <summary>Metadata as S3 takes it.</summary>
/// <param name="Inside">Entries of the object.</param>
/// <param name="Beside">JSON of the entries that do not fit, or null.</param>
internal sealed record SplitMetadata(IReadOnlyDictionary<string, string> Inside, byte[]? Beside);

/// <summary>Source-generated JSON of metadata beside an object.</summary>
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class S3MetadataJson : JsonSerializerContext;
