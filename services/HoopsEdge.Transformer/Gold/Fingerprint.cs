using System.IO.Hashing;
using System.Text;

namespace HoopsEdge.Transformer.Gold;

/// <summary>A hash over everything that a result follows from.</summary>
internal static class Fingerprint
{
    /// <summary>Hashes texts in order, each with its length, so that no two lists of texts look the same.</summary>
    /// <returns>32 hexadecimal digits.</returns>
    public static string Of(IEnumerable<string> texts)
    {
        var hash = new XxHash128();
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.Append(BitConverter.GetBytes(bytes.Length));
            hash.Append(bytes);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>What of objects a result depends on.</summary>
    public static IEnumerable<string> Texts(IEnumerable<PartitionObject> objects) =>
        objects
            .OrderBy(found => found.Key, StringComparer.Ordinal)
            .SelectMany(found => new[] { found.Key, found.Version });
}
