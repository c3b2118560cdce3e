using System.Buffers;
using System.IO.Compression;
using System.Text.Json;

namespace HoopsEdge.Lakehouse.Tables.Scanning;

/// <summary>
/// Gives each row that has fields unknown to its contract one more member, <c>_extra</c>: a text with those fields as a
/// JSON object keyed by their path, such as <c>{"shotInfo.zone":"left","players[2].nickname":"Bo"}</c>. Everything
/// else stays as it is, so the rewritten body reads as typed rows plus one text column.
/// </summary>
public static class UnknownFieldRewriter
{
    private const int PieceBytes = 1 << 16;

    /// <summary>Rewrites a raw object.</summary>
    /// <param name="raw">The gzipped body, as it is in raw/; it fits the contract.</param>
    /// <param name="targetFile">File for the rewritten body, gzipped too; replaced when it exists.</param>
    /// <param name="contract">What is known.</param>
    /// <param name="cancellationToken">Stops the work; the file is then incomplete.</param>
    /// <returns>Rows that got an <c>_extra</c>.</returns>
    /// <exception cref="JsonException">The body is not valid JSON.</exception>
    public static async Task<long> RewriteAsync(
        Stream raw,
        string targetFile,
        EndpointContract contract,
        CancellationToken cancellationToken
    )
    {
        await using var body = new GZipStream(raw, CompressionMode.Decompress, leaveOpen: true);
        await using var file = File.Create(targetFile);
        await using var output = new GZipStream(file, CompressionLevel.Fastest);
        return await RewritePlainAsync(body, output, contract, cancellationToken);
    }

    internal static async Task<long> RewritePlainAsync(
        Stream body,
        Stream output,
        EndpointContract contract,
        CancellationToken cancellationToken
    )
    {
        var walk = new UnknownFieldWalk(RowShape.Of(contract));
        var buffer = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            var filled = 0;
            var isLast = false;
            while (!isLast)
            {
                var read = await body.ReadAsync(buffer.AsMemory(filled), cancellationToken);
                isLast = read == 0;
                filled += read;
                var consumed = walk.Take(buffer.AsSpan(0, filled), isLast);
                await output.WriteAsync(walk.Output, cancellationToken);
                buffer.AsSpan(consumed, filled - consumed).CopyTo(buffer);
                filled -= consumed;
                buffer = Room(buffer, filled);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return walk.RowsWithExtra;
    }

    private static byte[] Room(byte[] buffer, int filled)
    {
        if (filled < buffer.Length / 2)
        {
            return buffer;
        }

        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
