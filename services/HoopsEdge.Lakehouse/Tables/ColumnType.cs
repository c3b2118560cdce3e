namespace HoopsEdge.Lakehouse.Tables;

/// <summary>A declared column type, written in DuckDB's type syntax.</summary>
public abstract record ColumnType
{
    /// <summary>A single value.</summary>
    /// <param name="Kind">What the value is.</param>
    public sealed record Scalar(ScalarKind Kind) : ColumnType
    {
        /// <inheritdoc />
        public override string ToString() => Kind.ToString().ToUpperInvariant();
    }

    /// <summary>A list of values of one type.</summary>
    /// <param name="Element">Type of the elements.</param>
    public sealed record List(ColumnType Element) : ColumnType
    {
        /// <inheritdoc />
        public override string ToString() => $"{Element}[]";
    }

    /// <summary>Named fields.</summary>
    /// <param name="Fields">The fields in declared order.</param>
    public sealed record Struct(IReadOnlyList<Column> Fields) : ColumnType
    {
        /// <inheritdoc />
        public override string ToString() => $"STRUCT({string.Join(", ", Fields)})";
    }

    /// <summary>Reads a type such as <c>STRUCT(id INTEGER, name VARCHAR)[]</c>.</summary>
    /// <exception cref="FormatException">The text is not a type that contracts may use.</exception>
    public static ColumnType Parse(string text)
    {
        var walk = new TypeText(text);
        var type = ReadType(walk);
        walk.ExpectEnd();
        return type;
    }

    private static ColumnType ReadType(TypeText text)
    {
        var word = text.ReadWord();
        ColumnType type = word.Equals("STRUCT", StringComparison.OrdinalIgnoreCase)
            ? ReadStruct(text)
            : new Scalar(ReadScalar(text, word));
        while (text.TryTake('['))
        {
            text.Expect(']');
            type = new List(type);
        }

        return type;
    }

    private static Struct ReadStruct(TypeText text)
    {
        text.Expect('(');
        var fields = new List<Column>();
        do
        {
            fields.Add(new Column(text.ReadWord(), ReadType(text)));
        } while (text.TryTake(','));
        text.Expect(')');
        return new Struct(fields);
    }

    private static ScalarKind ReadScalar(TypeText text, string word) =>
        Enum.TryParse<ScalarKind>(word, ignoreCase: true, out var kind) && !char.IsAsciiDigit(word[0])
            ? kind
            : throw text.Unreadable("a type");
}

/// <summary>A named column or field.</summary>
/// <param name="Name">Name as the API spells it.</param>
/// <param name="Type">Declared type.</param>
public sealed record Column(string Name, ColumnType Type)
{
    /// <inheritdoc />
    public override string ToString() => $"{Name} {Type}";
}

/// <summary>The single values that contracts may declare.</summary>
public enum ScalarKind
{
    /// <summary>32-bit whole number.</summary>
    Integer,

    /// <summary>64-bit whole number.</summary>
    BigInt,

    /// <summary>64-bit floating-point number.</summary>
    Double,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Text.</summary>
    Varchar,

    /// <summary>A point in time, ISO 8601.</summary>
    TimestampTz,

    /// <summary>A calendar day, ISO 8601; a time of day behind it is cut off.</summary>
    Date,
}
