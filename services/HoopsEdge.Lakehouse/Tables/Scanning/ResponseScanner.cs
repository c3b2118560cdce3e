using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace HoopsEdge.Lakehouse.Tables.Scanning;

/// <summary>
/// Reads a body once, in the pieces in which it arrives: is it whole and valid, how many rows has it, what is their
/// hash, and does every value fit the contract. Memory is bounded by <see cref="ScanLimits"/>, not by the body.
/// </summary>
public sealed partial class ResponseScanner : IDisposable
{
    private readonly ScanLimits _limits;
    private readonly RowSet? _rowSet;
    private byte[] _carry = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _carried;
    private long _consumed;
    private JsonReaderState _state;
    private ScanProblem _problem;
    private string? _problemText;
    private long _bytes;

    /// <summary>Starts on a new body.</summary>
    /// <param name="contract">What the rows must fit.</param>
    /// <param name="limits">What the body may not exceed; null for the defaults.</param>
    /// <param name="rowSet">Collects the distinct rows, where an answer may have several pages; null when rows need only
    /// be added up.</param>
    public ResponseScanner(EndpointContract contract, ScanLimits? limits = null, RowSet? rowSet = null)
    {
        _limits = limits ?? new ScanLimits();
        _rowSet = rowSet;
        _shape = RowShape.Of(contract);
        _frames = new ScanFrame[_limits.MaxDepth + 1];
        _seen = new long[_shape.SlotCount];
        _next = new int[_shape.SlotCount];
        // One deeper than allowed, so that the walk sees the token that is too deep and can say so.
        _state = new JsonReaderState(new JsonReaderOptions { MaxDepth = _limits.MaxDepth + 1 });
    }

    /// <summary>Takes the next piece of the body.</summary>
    public void Feed(ReadOnlySpan<byte> piece)
    {
        _bytes += piece.Length;
        if (_problem != ScanProblem.None || piece.IsEmpty)
        {
            return;
        }

        if (_carried == 0)
        {
            Keep(piece, Read(piece, isLast: false));
        }
        else
        {
            Append(piece);
            Keep(_carry.AsSpan(0, _carried), Read(_carry.AsSpan(0, _carried), isLast: false));
        }

        if (_carried > _limits.MaxTokenBytes)
        {
            Fail(ScanProblem.TooLarge, Invariant($"a value is larger than {_limits.MaxTokenBytes} bytes"));
        }
        else if (_depth > 1 && _consumed - _rowStart > _limits.MaxRowBytes)
        {
            Fail(ScanProblem.TooLarge, Invariant($"row {_rows} is larger than {_limits.MaxRowBytes} bytes"));
        }
    }

    /// <summary>Says that the body has ended.</summary>
    /// <returns>What was found.</returns>
    public ScanResult Complete()
    {
        if (_problem == ScanProblem.None)
        {
            ReadEnd();
        }

        return new ScanResult
        {
            Problem = _problem,
            ProblemText = _problemText,
            Misfit = _misfit,
            Rows = _rows,
            Bytes = _bytes,
            Depth = _deepest,
            ContentHash = _rowSet?.ContentHash ?? RowHash.OfRows(_sum, _rows),
            UnknownFields = _unknown.Paths,
            LastStartDate = _startDates.Last,
            MaxStartDate = _startDates.Max,
            SharesOneStartDate = _startDates.AreOneInstant(_rows),
        };
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        GiveBack(ref _carry);
        GiveBack(ref _scratch);
        _carried = 0;
    }

    private static void GiveBack(ref byte[] buffer)
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        buffer = [];
    }

    private void ReadEnd()
    {
        var rest = _carry.AsSpan(0, _carried);
        if (_depth > 0)
        {
            Fail(ScanProblem.Incomplete, Invariant($"the body ends in the middle, after {_rows} rows"));
        }
        else if (rest.IndexOfAnyExcept(" \t\r\n"u8) >= 0)
        {
            Read(rest, isLast: true);
        }
    }

    private int Read(ReadOnlySpan<byte> data, bool isLast)
    {
        var reader = new Utf8JsonReader(data, isLast, _state);
        try
        {
            while (_problem == ScanProblem.None && reader.Read())
            {
                Take(ref reader);
            }
        }
        catch (JsonException invalid)
        {
            Fail(ScanProblem.InvalidJson, OneLine(invalid.Message));
        }
        catch (InvalidOperationException invalid)
        {
            // What Utf8JsonReader throws for a text that is no UTF-8 or has half a surrogate pair.
            Fail(ScanProblem.InvalidJson, OneLine(invalid.Message));
        }

        _state = reader.CurrentState;
        _consumed += reader.BytesConsumed;
        return (int)reader.BytesConsumed;
    }

    private void Keep(ReadOnlySpan<byte> data, int consumed)
    {
        var rest = data[consumed..];
        if (rest.Length > _carry.Length)
        {
            Grow(rest.Length);
        }

        rest.CopyTo(_carry);
        _carried = rest.Length;
    }

    private void Append(ReadOnlySpan<byte> piece)
    {
        if (_carried + piece.Length > _carry.Length)
        {
            Grow(_carried + piece.Length);
        }

        piece.CopyTo(_carry.AsSpan(_carried));
        _carried += piece.Length;
    }

    private void Grow(int wanted)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(wanted, _carry.Length * 2));
        _carry.AsSpan(0, _carried).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_carry);
        _carry = larger;
    }

    private void Fail(ScanProblem problem, string text)
    {
        _problem = problem;
        _problemText = text;
    }

    private static string OneLine(string text) => Text.Cut(text.ReplaceLineEndings(" "));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
