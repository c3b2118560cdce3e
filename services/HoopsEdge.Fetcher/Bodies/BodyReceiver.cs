using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Lakehouse.Tables.Scanning;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Fetcher.Bodies;

/// <summary>Takes a body off the wire in one pass: gzipped to a temporary file, hashed, and scanned.</summary>
internal sealed class BodyReceiver(ScratchFolder scratch, IOptions<ApiOptions> options)
{
    private const int PieceBytes = 1 << 16;

    /// <summary>Receives a body.</summary>
    /// <param name="body">The body after decompression.</param>
    /// <param name="contract">What it must fit.</param>
    /// <param name="head">Gets the body's first bytes.</param>
    /// <param name="cancellationToken">Ends the attempt; nothing is left behind.</param>
    /// <returns>The file, or null when the body is larger than allowed.</returns>
    public async Task<BodyFile?> ReceiveAsync(
        Stream body,
        EndpointContract contract,
        ResponseHead head,
        CancellationToken cancellationToken
    )
    {
        var path = Path.Combine(scratch.Path, $"hoops-body-{Guid.NewGuid():n}.json.gz");
        var rows = contract.RowCap is null ? null : new RowSet();
        var limits = new ScanLimits { MaxDepth = options.Value.MaxDepth };
        var buffer = ArrayPool<byte>.Shared.Rent(PieceBytes);
        BodyFile? received = null;
        try
        {
            using var scanner = new ResponseScanner(contract, limits, rows);
            using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            if (await CopyAsync(body, path, buffer, Take, cancellationToken))
            {
                var content = Convert.ToHexStringLower(sha256.GetHashAndReset());
                received = new BodyFile(path, scanner.Complete(), rows, content);
            }

            void Take(ReadOnlySpan<byte> piece)
            {
                head.Add(piece);
                sha256.AppendData(piece);
                scanner.Feed(piece);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (received is null)
            {
                File.Delete(path);
            }
        }

        return received;
    }

    /// <returns>False when the body is larger than allowed.</returns>
    private async Task<bool> CopyAsync(
        Stream body,
        string path,
        byte[] buffer,
        Action<ReadOnlySpan<byte>> take,
        CancellationToken cancellationToken
    )
    {
        await using var file = File.Create(path);
        await using var zipped = new GZipStream(file, CompressionLevel.Optimal);
        long total = 0;
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            total += read;
            if (total > options.Value.MaxBodyBytes)
            {
                return false;
            }

            take(buffer.AsSpan(0, read));
            await zipped.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return true;
    }
}
