using System.IO.Compression;
using System.Text;
using Amazon.DynamoDBv2.Model;

namespace HoopsEdge.Lakehouse.State.DynamoDb;

/// <summary>
/// A document's JSON in an item: as text in <c>payload</c>, or gzipped in <c>payload_gzip</c> when it is long, for an
/// item has room for 400 KB. The longest documents, claims of a month of games, are about 20 KB as text.
/// </summary>
internal static class DocumentText
{
    private const string Plain = "payload";
    private const string Zipped = "payload_gzip";

    // DynamoDB's 400 KB are of names and values together; a long text also costs a write unit a KB.
    private const int LongBytes = 64 << 10;
    private const int MostBytes = 390 << 10;

    /// <summary>Writes a document into an item.</summary>
    /// <exception cref="InvalidOperationException">It is too long even when it is compressed.</exception>
    public static void Write(Dictionary<string, AttributeValue> item, string json, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        if (bytes.Length <= LongBytes)
        {
            item[Plain] = new AttributeValue(json);
            return;
        }

        var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        if (zipped.Length > MostBytes)
        {
            throw new InvalidOperationException(
                $"the state document {name} has {bytes.Length >> 10} KB, {zipped.Length >> 10} KB compressed; a DynamoDB item has room for 400 KB"
            );
        }

        zipped.Position = 0;
        item[Zipped] = new AttributeValue { B = zipped };
    }

    /// <summary>Reads the document of an item.</summary>
    public static string Read(IReadOnlyDictionary<string, AttributeValue> item)
    {
        if (item.TryGetValue(Plain, out var plain))
        {
            return plain.S;
        }

        using var gzip = new GZipStream(item[Zipped].B, CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
