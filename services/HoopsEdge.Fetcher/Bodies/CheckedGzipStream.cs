using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace HoopsEdge.Fetcher.Bodies;

/// <summary>
/// Unzips a body and checks at its end what GZipStream lets pass: that the trailer is there and that its checksum and
/// length are those of the content. A body that was cut short is never taken for a whole one.
/// </summary>
internal sealed class CheckedGzipStream : Stream
{
    private const int TrailerBytes = 8;
    private readonly TailStream _zipped;
    private readonly GZipStream _content;
    private readonly Crc32 _checksum = new();
    private uint _length;

    public CheckedGzipStream(Stream zipped)
    {
        _zipped = new TailStream(zipped, TrailerBytes);
        _content = new GZipStream(_zipped, CompressionMode.Decompress);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await _content.ReadAsync(buffer, cancellationToken);
        if (read > 0)
        {
            _checksum.Append(buffer.Span[..read]);
            _length = unchecked(_length + (uint)read);
        }
        else if (!buffer.IsEmpty)
        {
            CheckTrailer();
        }

        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await _content.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }

    private void CheckTrailer()
    {
        var tail = _zipped.Tail;
        var isWhole =
            _zipped.Count == 0
            || (
                _zipped.Count > TrailerBytes
                && BinaryPrimitives.ReadUInt32LittleEndian(tail) == _checksum.GetCurrentHashAsUInt32()
                && BinaryPrimitives.ReadUInt32LittleEndian(tail[4..]) == _length
            );
        if (!isWhole)
        {
            throw new InvalidDataException("the gzipped body was cut short or damaged");
        }
    }
}
