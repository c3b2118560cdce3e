using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace HoopsEdge.Lakehouse.Tables.Scanning;

/// <content>Names and single values: what they are called, whether they fit, and what they hash to.</content>
public sealed partial class ResponseScanner
{
    private byte[] _scratch = [];

    private void TakeName(ref Utf8JsonReader reader)
    {
        ref var frame = ref _frames[_depth - 1];
        var name = TextOf(ref reader);
        if (frame.Node is not { } node)
        {
            frame.Field = null;
            frame.MemberSeed = RowHash.SeedOf(Valid(name));
            return;
        }

        var before = frame.Position < 0 ? node.FirstSlot : node.Fields[frame.Position].Index;
        var field = node.Find(name, _next[before]);
        frame.Field = field;
        if (field is null)
        {
            TakeUnknown(ref frame, node, Valid(name));
            return;
        }

        _next[before] = field.Position;
        frame.Position = field.Position;
        frame.MemberSeed = field.Seed;
        if (_seen[field.Index] == frame.Number)
        {
            Misfit("one value", "two: the name is there twice", field.Name);
        }

        _seen[field.Index] = frame.Number;
    }

    private void TakeUnknown(ref ScanFrame frame, ShapeNode node, ReadOnlySpan<byte> name)
    {
        frame.MemberSeed = RowHash.SeedOf(name);
        if (!_unknown.Add(name, frame.MemberSeed, frame.Number, node, () => Path(_depth - 1, withNumbers: false)))
        {
            Misfit("one value", "two: the name is there twice", Encoding.UTF8.GetString(name));
        }
    }

    private void TakeScalar(ref Utf8JsonReader reader)
    {
        var type = reader.TokenType;
        if (_depth == 0)
        {
            if (type != JsonTokenType.Null)
            {
                Fail(ScanProblem.NotAnArray, $"the body is a {Describe(type)}, not an array of rows");
            }

            return;
        }

        if (HashOf(ref reader, Expected, SeedOfNext) is not { } hash)
        {
            return;
        }

        if (_depth == 1)
        {
            AddRow(hash);
        }
        else
        {
            Absorb(hash, isObject: false);
        }
    }

    /// <returns>The hash of a single value, or null when it is the same as no value at all.</returns>
    private UInt128? HashOf(ref Utf8JsonReader reader, ShapeNode? expected, long seed)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return TakeText(ref reader, expected, seed);
            case JsonTokenType.Number:
                return TakeNumber(ref reader, expected, seed);
            case JsonTokenType.Null:
                return TakeNull(expected) ? null : RowHash.OfLiteral(-1, seed);
            default:
                Check(ref reader, expected, expected is { Kind: ShapeKind.Scalar, Scalar: ScalarKind.Boolean });
                return RowHash.OfLiteral(reader.TokenType == JsonTokenType.True ? 1 : 0, seed);
        }
    }

    /// <returns>True when the null is the same as no value: a declared column without one.</returns>
    private bool TakeNull(ShapeNode? expected)
    {
        ref var frame = ref _frames[_depth - 1];
        if (_depth == 1)
        {
            Misfit("an object", "null");
        }
        else if (frame.Field is { IsRequired: true } field)
        {
            Misfit(field.Type.Text, "null: the column is part of the key");
        }

        return expected is not null && !frame.IsArray;
    }

    private UInt128 TakeText(ref Utf8JsonReader reader, ShapeNode? expected, long seed)
    {
        var text = Valid(TextOf(ref reader));
        if (expected is not null)
        {
            Check(ref reader, expected, FitsText(expected, text));
        }

        return RowHash.OfText(text, seed);
    }

    private bool FitsText(ShapeNode expected, ReadOnlySpan<byte> text)
    {
        if (expected.Kind != ShapeKind.Scalar)
        {
            return false;
        }

        switch (expected.Scalar)
        {
            case ScalarKind.Varchar:
                return true;
            case ScalarKind.TimestampTz or ScalarKind.Date when IsoTime.TryParse(text, out var time):
                if (_depth == 2 && ReferenceEquals(_frames[1].Field, _shape.StartDate))
                {
                    _startDates.Add(time);
                }

                return true;
            default:
                return false;
        }
    }

    private UInt128 TakeNumber(ref Utf8JsonReader reader, ShapeNode? expected, long seed)
    {
        if (reader.TryGetInt64(out var whole))
        {
            Check(ref reader, expected, FitsWhole(expected, whole));
            return RowHash.OfNumber(whole, seed);
        }

        reader.TryGetDouble(out var number);
        if (!double.IsFinite(number))
        {
            Misfit("a finite number", Describe(ref reader));
            return RowHash.OfText(reader.ValueSpan, seed);
        }

        Check(ref reader, expected, FitsNumber(expected, number));
        return RowHash.OfNumber(number, seed);
    }

    private static bool FitsWhole(ShapeNode? expected, long value) =>
        expected?.Kind == ShapeKind.Scalar
        && expected.Scalar switch
        {
            ScalarKind.Integer => value is >= int.MinValue and <= int.MaxValue,
            ScalarKind.BigInt or ScalarKind.Double => true,
            _ => false,
        };

    private static bool FitsNumber(ShapeNode? expected, double value) =>
        expected?.Kind == ShapeKind.Scalar
        && expected.Scalar switch
        {
            ScalarKind.Integer => double.IsInteger(value) && value is >= int.MinValue and <= int.MaxValue,
            ScalarKind.BigInt => double.IsInteger(value) && Math.Abs(value) <= 1L << 53,
            ScalarKind.Double => true,
            _ => false,
        };

    private void Check(ref Utf8JsonReader reader, ShapeNode? expected, bool fits)
    {
        if (expected is not null && !fits && _misfit is null)
        {
            Misfit(expected.Text, Describe(ref reader));
        }
    }

    private void Misfit(string expected, string found, string? member = null)
    {
        if (_misfit is null)
        {
            var path = Path(_depth, withNumbers: true, member);
            _misfit = new ContractMisfit(_rows, path.Length == 0 ? "(row)" : path, expected, Text.Cut(found));
        }
    }

    /// <summary>The way from the row to the current value.</summary>
    private string Path(int depth, bool withNumbers, string? member = null)
    {
        var path = new StringBuilder();
        for (var level = 1; level < depth; level++)
        {
            ref var frame = ref _frames[level];
            if (frame.IsArray)
            {
                path.Append('[').Append(withNumbers ? Invariant($"{frame.Count}") : "").Append(']');
            }
            else
            {
                var name = level == depth - 1 && member is not null ? member : frame.Field?.Name;
                path.Append(path.Length == 0 ? "" : ".").Append(name);
            }
        }

        return path.ToString();
    }

    private ReadOnlySpan<byte> TextOf(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        if (_scratch.Length < reader.ValueSpan.Length)
        {
            GiveBack(ref _scratch);
            _scratch = ArrayPool<byte>.Shared.Rent(Math.Max(1024, reader.ValueSpan.Length));
        }

        return _scratch.AsSpan(0, reader.CopyString(_scratch));
    }

    private static ReadOnlySpan<byte> Valid(ReadOnlySpan<byte> text) =>
        Utf8.IsValid(text) ? text : throw new InvalidOperationException("a text is not UTF-8");

    private static string Describe(ref Utf8JsonReader reader)
    {
        var raw = reader.ValueSpan[..Math.Min(reader.ValueSpan.Length, 400)];
        return reader.TokenType == JsonTokenType.String
            ? $"\"{Text.Cut(Encoding.UTF8.GetString(raw))}\""
            : Encoding.UTF8.GetString(raw);
    }

    private static string Describe(JsonTokenType type) =>
        type switch
        {
            JsonTokenType.String => "text",
            JsonTokenType.Number => "number",
            _ => "truth value",
        };
}
