namespace HoopsEdge.Fetcher.Bodies;

/// <summary>Passes a stream through and remembers its last bytes.</summary>
internal sealed class TailStream(Stream inner, int length) : Stream
{
    private readonly byte[] _tail = new byte[length];

    public long Count { get; private set; }

    public ReadOnlySpan<byte> Tail => _tail;

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
        var read = await inner.ReadAsync(buffer, cancellationToken);
        Remember(buffer.Span[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Remember(ReadOnlySpan<byte> passed)
    {
        Count += passed.Length;
        var last = passed[Math.Max(0, passed.Length - length)..];
        _tail.AsSpan(last.Length).CopyTo(_tail);
        last.CopyTo(_tail.AsSpan(length - last.Length));
    }
}
