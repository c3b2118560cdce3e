using System.Text.Json;

namespace HoopsEdge.Lakehouse.Tables.Scanning;

/// <content>The walk over the tokens: rows, structs, lists and the hash that grows with them.</content>
public sealed partial class ResponseScanner
{
    private readonly RowShape _shape;
    private readonly ScanFrame[] _frames;
    private readonly UnknownFieldSet _unknown = new();

    // The number of the object in which a declared field was last seen: no clearing between rows.
    private readonly long[] _seen;

    // Which member came last time after a member, or first in a struct: a guess that is nearly always right.
    private readonly int[] _next;
    private int _depth;
    private int _deepest;
    private long _objects;
    private long _rows;
    private long _rowStart;
    private UInt128 _sum;
    private StartDates _startDates;
    private ContractMisfit? _misfit;

    private void Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                TakeName(ref reader);
                break;
            case JsonTokenType.StartObject:
            case JsonTokenType.StartArray:
                Open(ref reader);
                break;
            case JsonTokenType.EndObject:
            case JsonTokenType.EndArray:
                Close(ref reader);
                break;
            default:
                TakeScalar(ref reader);
                break;
        }
    }

    private void Open(ref Utf8JsonReader reader)
    {
        var isArray = reader.TokenType == JsonTokenType.StartArray;
        if (_depth == 0 && !isArray)
        {
            Fail(ScanProblem.NotAnArray, "the body is an object, not an array of rows");
            return;
        }

        if (_depth >= _limits.MaxDepth)
        {
            Fail(ScanProblem.TooDeep, Invariant($"nested deeper than {_limits.MaxDepth}"));
            return;
        }

        var expected = _depth == 0 ? _shape.Rows : Expected;
        if (expected is not null && expected.Kind != (isArray ? ShapeKind.List : ShapeKind.Struct))
        {
            Misfit(expected.Text, isArray ? "an array" : "an object");
            expected = null;
        }

        if (_depth == 1)
        {
            _rowStart = _consumed + reader.TokenStartIndex;
        }

        var seed = _depth == 0 ? 0 : SeedOfNext;
        ref var frame = ref _frames[_depth++];
        frame = default;
        frame.Node = expected;
        frame.IsArray = isArray;
        frame.Seed = seed;
        frame.Number = isArray ? 0 : ++_objects;
        frame.Position = -1;
        _deepest = Math.Max(_deepest, _depth);
    }

    private void Close(ref Utf8JsonReader reader)
    {
        ref var frame = ref _frames[_depth - 1];
        if (frame.Node is { Required.Length: > 0 } node && _misfit is null)
        {
            RequireKeys(node, frame.Number);
        }

        _depth--;
        if (_depth == 0)
        {
            return;
        }

        if (_depth == 1)
        {
            EndRow(ref reader, RowHash.OfObject(frame.Unordered, RowHash.RowSeed));
        }
        else if (frame.IsArray)
        {
            Absorb(RowHash.OfArray(frame.Ordered, frame.Unordered, frame.Seed), isObject: false);
        }
        else
        {
            Absorb(RowHash.OfObject(frame.Unordered, frame.Seed), isObject: true);
        }
    }

    private void RequireKeys(ShapeNode node, long number)
    {
        foreach (var field in node.Required)
        {
            if (_seen[field.Index] != number)
            {
                Misfit(field.Type.Text, "nothing: the key column is missing", field.Name);
                return;
            }
        }
    }

    private void EndRow(ref Utf8JsonReader reader, UInt128 hash)
    {
        if (_consumed + reader.BytesConsumed - _rowStart > _limits.MaxRowBytes)
        {
            Fail(ScanProblem.TooLarge, Invariant($"row {_rows} is larger than {_limits.MaxRowBytes} bytes"));
        }

        AddRow(hash);
        _unknown.EndRow();
    }

    private void AddRow(UInt128 hash)
    {
        _rows++;
        _frames[0].Count++;
        if (_rowSet is null)
        {
            _sum += hash;
            return;
        }

        _rowSet.Add(hash);
        if (_rowSet.Count > _limits.MaxDistinctRows)
        {
            Fail(ScanProblem.TooLarge, Invariant($"more than {_limits.MaxDistinctRows} distinct rows"));
        }
    }

    private void Absorb(UInt128 hash, bool isObject)
    {
        ref var parent = ref _frames[_depth - 1];
        if (!parent.IsArray)
        {
            parent.Unordered += hash;
            return;
        }

        parent.Count++;
        if (isObject)
        {
            parent.Unordered += hash;
        }
        else
        {
            parent.Ordered = RowHash.Append(parent.Ordered, hash);
        }
    }

    private ShapeNode? Expected
    {
        get
        {
            ref var frame = ref _frames[_depth - 1];
            return frame.IsArray ? frame.Node?.Element : frame.Field?.Type;
        }
    }

    private long SeedOfNext
    {
        get
        {
            ref var frame = ref _frames[_depth - 1];
            return frame.IsArray ? RowHash.ElementSeed : frame.MemberSeed;
        }
    }
}
