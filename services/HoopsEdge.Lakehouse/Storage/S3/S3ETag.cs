using System.Globalization;
using System.Security.Cryptography;

namespace HoopsEdge.Lakehouse.Storage.S3;

/// <summary>
/// The ETag that S3 gives to a file: the MD5 of its content, or for an object in parts the MD5 of the parts' MD5s and
/// their number. With keys of AWS KMS an ETag is something else; then a file never matches and is written again.
/// </summary>
internal static class S3ETag
{
    /// <summary>Computes the ETag of a file, in parts when it is larger than one.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="partBytes">Size of a part in bytes; a file of this size or less is put in one piece.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<string> OfFileAsync(string file, int partBytes, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        if (stream.Length <= partBytes)
        {
            return Convert.ToHexStringLower(await Md5Async(stream, cancellationToken));
        }

        var sums = new List<byte>();
        var buffer = new byte[partBytes];
        for (int read; (read = await stream.ReadAtLeastAsync(buffer, partBytes, false, cancellationToken)) > 0; )
        {
            sums.AddRange(Md5(buffer.AsSpan(0, read)));
        }

        var parts = (sums.Count / MD5.HashSizeInBytes).ToString(CultureInfo.InvariantCulture);
        return $"{Convert.ToHexStringLower(Md5(sums.ToArray()))}-{parts}";
    }

    /// <summary>An ETag without the quotes that it travels in.</summary>
    public static string Bare(string etag) => etag.Trim('"');

    /// <summary>An ETag as it travels.</summary>
    public static string Quoted(string etag) => $"\"{etag}\"";

#pragma warning disable CA5351 // MD5 is what S3 calls an ETag; nothing is protected by it.
    private static byte[] Md5(ReadOnlySpan<byte> bytes) => MD5.HashData(bytes);

    private static ValueTask<byte[]> Md5Async(Stream stream, CancellationToken cancellationToken) =>
        MD5.HashDataAsync(stream, cancellationToken);
#pragma warning restore CA5351
}
