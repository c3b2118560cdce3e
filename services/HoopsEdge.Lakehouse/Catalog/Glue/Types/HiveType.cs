using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Lakehouse.Catalog.Glue.Types;

/// <summary>A column type as Glue and Athena write it.</summary>
public abstract record HiveType
{
    /// <summary>A single value.</summary>
    /// <param name="Name">Name in lower case, such as <c>double</c> or <c>decimal(10,2)</c>.</param>
    public sealed record Scalar(string Name) : HiveType
    {
        /// <inheritdoc />
        public override string ToString() => Name;
    }

    /// <summary>Values of one type.</summary>
    /// <param name="Element">Their type.</param>
    public sealed record Array(HiveType Element) : HiveType
    {
        /// <inheritdoc />
        public override string ToString() => $"array<{Element}>";
    }

    /// <summary>Values by key.</summary>
    /// <param name="Key">Type of the keys.</param>
    /// <param name="Value">Type of the values.</param>
    public sealed record Map(HiveType Key, HiveType Value) : HiveType
    {
        /// <inheritdoc />
        public override string ToString() => $"map<{Key},{Value}>";
    }

    /// <summary>Named fields.</summary>
    /// <param name="Fields">The fields in order, names in lower case.</param>
    public sealed record Struct(IReadOnlyList<HiveField> Fields) : HiveType
    {
        /// <inheritdoc />
        public override string ToString() => $"struct<{string.Join(',', Fields)}>";
    }

    /// <summary>Reads a type such as <c>array&lt;struct&lt;id:int,name:string&gt;&gt;</c>.</summary>
    /// <exception cref="FormatException">The text is no Hive type.</exception>
    public static HiveType Parse(string text)
    {
        var walk = new TypeText(text);
        var type = Read(walk);
        walk.ExpectEnd();
        return type;
    }

    /// <summary>
    /// Whether whoever knows the older type can go on reading: it is the same, or structs in it gained fields.
    /// </summary>
    public bool Extends(HiveType older) =>
        (this, older) switch
        {
            (Array mine, Array its) => mine.Element.Extends(its.Element),
            (Map mine, Map its) => mine.Key.Extends(its.Key) && mine.Value.Extends(its.Value),
            (Struct mine, Struct its) => its.Fields.All(field =>
                mine.Fields.FirstOrDefault(candidate => candidate.Name == field.Name)?.Type.Extends(field.Type) is true
            ),
            _ => Equals(older),
        };

    private static HiveType Read(TypeText text)
    {
        var word = text.ReadWord().ToLowerInvariant();
        return word switch
        {
            "array" => new Array(ReadOnly(text)),
            "map" => ReadMap(text),
            "struct" => ReadStruct(text),
            _ => new Scalar(word + ReadArguments(text)),
        };
    }

    private static HiveType ReadOnly(TypeText text)
    {
        text.Expect('<');
        var type = Read(text);
        text.Expect('>');
        return type;
    }

    private static Map ReadMap(TypeText text)
    {
        text.Expect('<');
        var key = Read(text);
        text.Expect(',');
        var value = Read(text);
        text.Expect('>');
        return new Map(key, value);
    }

    private static Struct ReadStruct(TypeText text)
    {
        text.Expect('<');
        var fields = new List<HiveField>();
        do
        {
            var name = text.ReadWord().ToLowerInvariant();
            text.Expect(':');
            fields.Add(new HiveField(name, Read(text)));
        } while (text.TryTake(','));
        text.Expect('>');
        return new Struct(fields);
    }

    internal static string ReadArguments(TypeText text)
    {
        if (!text.TryTake('('))
        {
            return "";
        }

        var arguments = new List<string>();
        do
        {
            arguments.Add(text.ReadWord());
        } while (text.TryTake(','));
        text.Expect(')');
        return $"({string.Join(',', arguments)})";
    }
}

/// <summary>A field of a struct.</summary>
/// <param name="Name">Name in lower case.</param>
/// <param name="Type">Type.</param>
public sealed record HiveField(string Name, HiveType Type)
{
    /// <inheritdoc />
    public override string ToString() => $"{Name}:{Type}";
}
