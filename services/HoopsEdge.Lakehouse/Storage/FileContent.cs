using System.IO.Hashing;

namespace HoopsEdge.Lakehouse.Storage;

/// <summary>Compares and names contents.</summary>
internal static class FileContent
{
    /// <summary>A name of 16 hex digits for a content.</summary>
    public static string NameOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(XxHash64.Hash(content));

    /// <summary>Says whether two files have the same content.</summary>
    public static async Task<bool> IsSameAsync(string first, string second, CancellationToken cancellationToken)
    {
        if (new FileInfo(first).Length != new FileInfo(second).Length)
        {
            return false;
        }

        var hash = await HashAsync(first, cancellationToken);
        return hash == await HashAsync(second, cancellationToken);
    }

    private static async Task<UInt128> HashAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        var hash = new XxHash128();
        await hash.AppendAsync(stream, cancellationToken);
        return hash.GetCurrentHashAsUInt128();
    }
}
