using System.Runtime.CompilerServices;
using System.Text;

namespace HoopsEdge.Lakehouse.Tables.Scanning;

/// <summary>A contract's columns, compiled for walking over JSON tokens.</summary>
internal sealed class RowShape
{
    private static readonly ConditionalWeakTable<EndpointContract, RowShape> Known = [];
    private int _slots;

    private RowShape(EndpointContract contract)
    {
        var row = Compile(new ColumnType.Struct(contract.Columns), "", [.. contract.Key]);
        Rows = new ShapeNode("an array of rows") { Kind = ShapeKind.List, Element = row };
        StartDate = row.Fields.FirstOrDefault(field =>
            field is { Name: "startDate", Type: { Kind: ShapeKind.Scalar, Scalar: ScalarKind.TimestampTz } }
        );
    }

    /// <summary>The top-level array.</summary>
    public ShapeNode Rows { get; }

    /// <summary>The column that capped answers are ordered by, or null.</summary>
    public ShapeField? StartDate { get; }

    /// <summary>Fields and structs at all levels.</summary>
    public int SlotCount => _slots;

    public static RowShape Of(EndpointContract contract) => Known.GetValue(contract, key => new RowShape(key));

    private ShapeNode Compile(ColumnType type, string path, HashSet<string> keys) =>
        type switch
        {
            ColumnType.Scalar scalar => new ShapeNode($"{scalar}") { Kind = ShapeKind.Scalar, Scalar = scalar.Kind },
            // A key never leads through a list, so nothing below one is required.
            ColumnType.List list => new ShapeNode(list.Element is ColumnType.Struct ? "STRUCT[]" : $"{list}")
            {
                Kind = ShapeKind.List,
                Element = Compile(list.Element, "[]", []),
            },
            ColumnType.Struct fields => CompileStruct(fields, path, keys),
            _ => throw new ArgumentException($"Column type '{type}' is not known", nameof(type)),
        };

    private ShapeNode CompileStruct(ColumnType.Struct type, string path, HashSet<string> keys)
    {
        var fields = new ShapeField[type.Fields.Count];
        for (var position = 0; position < fields.Length; position++)
        {
            var (name, fieldType) = type.Fields[position];
            var fieldPath = path.Length == 0 ? name : $"{path}.{name}";
            fields[position] = new ShapeField
            {
                Name = name,
                Utf8 = Encoding.UTF8.GetBytes(name),
                Type = Compile(fieldType, fieldPath, keys),
                Index = _slots++,
                Position = position,
                Seed = RowHash.SeedOf(Encoding.UTF8.GetBytes(name)),
                IsRequired = keys.Contains(fieldPath) || keys.Any(key => key.StartsWith($"{fieldPath}.")),
            };
        }

        return new ShapeNode(path.Length == 0 ? "an object" : "STRUCT")
        {
            Kind = ShapeKind.Struct,
            FirstSlot = _slots++,
            Fields = fields,
            Required = [.. fields.Where(field => field.IsRequired)],
        };
    }
}

/// <summary>The three forms of a declared type.</summary>
internal enum ShapeKind
{
    Scalar,
    List,
    Struct,
}

/// <summary>A declared type.</summary>
internal sealed class ShapeNode(string text)
{
    /// <summary>The type for people.</summary>
    public string Text => text;

    public required ShapeKind Kind { get; init; }

    public ScalarKind Scalar { get; init; }

    public ShapeNode? Element { get; init; }

    public ShapeField[] Fields { get; init; } = [];

    /// <summary>Number of a struct among the fields and structs of the contract.</summary>
    public int FirstSlot { get; init; }

    /// <summary>Key columns and the structs that hold one: present and not null in every row.</summary>
    public ShapeField[] Required { get; init; } = [];

    /// <summary>Finds a field, trying first the one that is expected to come next.</summary>
    public ShapeField? Find(ReadOnlySpan<byte> name, int expected)
    {
        if (expected < Fields.Length && name.SequenceEqual(Fields[expected].Utf8))
        {
            return Fields[expected];
        }

        foreach (var field in Fields)
        {
            if (name.SequenceEqual(field.Utf8))
            {
                return field;
            }
        }

        return null;
    }
}

/// <summary>A declared field of a row or of a struct.</summary>
internal sealed class ShapeField
{
    public required string Name { get; init; }

    public required byte[] Utf8 { get; init; }

    public required ShapeNode Type { get; init; }

    /// <summary>Number of the field among the fields and structs of the contract.</summary>
    public required int Index { get; init; }

    /// <summary>Number of the field in its own struct.</summary>
    public required int Position { get; init; }

    public required long Seed { get; init; }

    public required bool IsRequired { get; init; }
}
