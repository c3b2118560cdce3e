using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HoopsEdge.Lakehouse.Tables.Scanning;

/// <summary>Copies a body token by token and puts <c>_extra</c> at the end of the rows that need it.</summary>
internal sealed class UnknownFieldWalk(RowShape shape)
{
    private const string ExtraName = "_extra";

    // The text is JSON inside of JSON and never HTML: no escaping beyond what JSON asks for.
    private static readonly JsonWriterOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly ArrayBufferWriter<byte> _extra = new();
    private readonly Stack<Level> _levels = [];
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = 1000 });
    private Utf8JsonWriter? _writer;
    private int _unknownDepth;
    private bool _isUnknown;

    /// <summary>Rows that got an <c>_extra</c> so far.</summary>
    public long RowsWithExtra { get; private set; }

    /// <summary>What the last piece became.</summary>
    public ReadOnlyMemory<byte> Output => _output.WrittenMemory;

    /// <summary>Takes the next piece of the body; the last may be empty.</summary>
    /// <returns>How much of it was used; the rest has to come again with the next piece.</returns>
    public int Take(ReadOnlySpan<byte> data, bool isLast)
    {
        _output.ResetWrittenCount();
        var reader = new Utf8JsonReader(data, isLast, _state);
        var copied = 0;
        while (!(isLast && data.IsEmpty) && reader.Read())
        {
            if (_isUnknown)
            {
                CopyUnknown(ref reader);
            }
            else
            {
                Step(ref reader, data, ref copied);
            }
        }

        _state = reader.CurrentState;
        var consumed = (int)reader.BytesConsumed;
        _output.Write(data[copied..consumed]);
        return consumed;
    }

    private void Step(ref Utf8JsonReader reader, ReadOnlySpan<byte> data, ref int copied)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                TakeName(ref reader, data, ref copied);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                _levels.Push(new Level(_levels.TryPeek(out var parent) ? parent.Expected : shape.Rows));
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _levels.Pop();
                if (_levels.Count == 1 && _writer is not null)
                {
                    EndRow(ref reader, data, ref copied);
                }

                NextElement();
                break;
            default:
                NextElement();
                break;
        }
    }

    private void TakeName(ref Utf8JsonReader reader, ReadOnlySpan<byte> data, ref int copied)
    {
        var level = _levels.Peek();
        var name = reader.GetString() ?? "";
        level.Field = level.Node?.Find(Encoding.UTF8.GetBytes(name), level.Field is { } last ? last.Position + 1 : 0);
        if (level.Field is not null)
        {
            return;
        }

        if (_levels.Count == 2 && name == ExtraName)
        {
            // The row's own _extra makes way for ours; its value is among the unknown fields.
            _output.Write(data[copied..(int)reader.TokenStartIndex]);
            _output.Write("\"__extra\":"u8);
            copied = (int)reader.BytesConsumed;
        }

        _writer ??= StartExtra();
        _writer.WritePropertyName(PathOf(name));
        _isUnknown = true;
        _unknownDepth = 0;
    }

    private Utf8JsonWriter StartExtra()
    {
        _extra.ResetWrittenCount();
        var writer = new Utf8JsonWriter(_extra, Plain);
        writer.WriteStartObject();
        return writer;
    }

    private string PathOf(string name)
    {
        var path = new StringBuilder();
        foreach (var level in _levels.Reverse().Skip(1))
        {
            if (level.Node?.Kind == ShapeKind.List)
            {
                path.Append(CultureInfo.InvariantCulture, $"[{level.Element}]");
            }
            else if (level.Field is { } field)
            {
                path.Append(path.Length == 0 ? "" : ".").Append(field.Name);
            }
        }

        return path.Append(path.Length == 0 ? "" : ".").Append(name).ToString();
    }

    private void CopyUnknown(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                _writer!.WriteStartObject();
                _unknownDepth++;
                break;
            case JsonTokenType.StartArray:
                _writer!.WriteStartArray();
                _unknownDepth++;
                break;
            case JsonTokenType.EndObject:
                _writer!.WriteEndObject();
                _unknownDepth--;
                break;
            case JsonTokenType.EndArray:
                _writer!.WriteEndArray();
                _unknownDepth--;
                break;
            case JsonTokenType.PropertyName:
                _writer!.WritePropertyName(reader.GetString() ?? "");
                return;
            case JsonTokenType.String:
                _writer!.WriteStringValue(reader.GetString());
                break;
            default:
                // Numbers keep their spelling.
                _writer!.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }

        _isUnknown = _unknownDepth > 0;
    }

    private void EndRow(ref Utf8JsonReader reader, ReadOnlySpan<byte> data, ref int copied)
    {
        _writer!.WriteEndObject();
        _writer.Dispose();
        _writer = null;
        RowsWithExtra++;
        var end = (int)reader.TokenStartIndex;
        _output.Write(data[copied..end]);
        copied = end;
        _output.Write(",\""u8);
        _output.Write(Encoding.UTF8.GetBytes(ExtraName));
        _output.Write("\":"u8);
        using var text = new Utf8JsonWriter(_output, Plain);
        text.WriteStringValue(_extra.WrittenSpan);
    }

    private void NextElement()
    {
        if (_levels.TryPeek(out var level))
        {
            level.Element++;
        }
    }

    private sealed class Level(ShapeNode? node)
    {
        public ShapeNode? Node => node;

        public ShapeField? Field { get; set; }

        public long Element { get; set; }

        public ShapeNode? Expected => node?.Kind == ShapeKind.List ? node.Element : Field?.Type;
    }
}
