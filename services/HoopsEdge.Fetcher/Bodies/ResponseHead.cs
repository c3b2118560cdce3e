using System.Text;

namespace HoopsEdge.Fetcher.Bodies;

/// <summary>Keeps the first 4 KiB of a body, for dead letters and for telling errors apart.</summary>
internal sealed class ResponseHead
{
    public const int MostBytes = 4096;
    private readonly byte[] _bytes = new byte[MostBytes];
    private int _length;

    public bool IsFull => _length == MostBytes;

    public void Add(ReadOnlySpan<byte> piece)
    {
        var taken = Math.Min(piece.Length, MostBytes - _length);
        piece[..taken].CopyTo(_bytes.AsSpan(_length));
        _length += taken;
    }

    /// <inheritdoc />
    public override string ToString() => Encoding.UTF8.GetString(_bytes, 0, _length);
}
