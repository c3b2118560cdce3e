using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Lakehouse.Catalog.Glue.Types;

/// <summary>Hive types for the Parquet files that DuckDB writes.</summary>
public static class HiveTypes
{
    /// <summary>The Hive type of a DuckDB type, such as <c>struct&lt;total:double&gt;</c> of <c>STRUCT(total DOUBLE)</c>.</summary>
    /// <param name="duckType">Type as DuckDB's describe prints it.</param>
    /// <exception cref="FormatException">The text is no type, or Athena cannot read the Parquet that DuckDB writes of it.</exception>
    public static HiveType Of(string duckType)
    {
        var text = new TypeText(duckType);
        var type = Read(text);
        text.ExpectEnd();
        return type;
    }

    private static HiveType Read(TypeText text)
    {
        HiveType type = text.ReadWord().ToUpperInvariant() switch
        {
            "STRUCT" => ReadStruct(text),
            "MAP" => ReadMap(text),
            "DECIMAL" => new HiveType.Scalar("decimal" + HiveType.ReadArguments(text)),
            "TIMESTAMP" => ReadTimestamp(text),
            var word => new HiveType.Scalar(ScalarOf(word) ?? throw text.Unreadable("a type that Athena can read")),
        };
        while (text.TryTake('['))
        {
            text.TryReadWord();
            text.Expect(']');
            type = new HiveType.Array(type);
        }

        return type;
    }

    // DuckDB writes a HUGEINT (the sum of whole numbers) to Parquet as a double.
    private static string? ScalarOf(string word) =>
        word switch
        {
            "BOOLEAN" => "boolean",
            "TINYINT" => "tinyint",
            "SMALLINT" => "smallint",
            "INTEGER" => "int",
            "BIGINT" => "bigint",
            "HUGEINT" or "DOUBLE" => "double",
            "FLOAT" => "float",
            "VARCHAR" => "string",
            "BLOB" => "binary",
            "DATE" => "date",
            "TIMESTAMPTZ" => "timestamp",
            _ => null,
        };

    private static HiveType.Scalar ReadTimestamp(TypeText text)
    {
        if (text.TryReadWord() is { } with)
        {
            string[] rest = [with, text.ReadWord(), text.ReadWord()];
            if (rest is not ["WITH", "TIME", "ZONE"])
            {
                throw text.Unreadable("WITH TIME ZONE");
            }
        }

        return new HiveType.Scalar("timestamp");
    }

    private static HiveType.Struct ReadStruct(TypeText text)
    {
        text.Expect('(');
        var fields = new List<HiveField>();
        do
        {
            fields.Add(new HiveField(text.ReadName().ToLowerInvariant(), Read(text)));
        } while (text.TryTake(','));
        text.Expect(')');
        return new HiveType.Struct(fields);
    }

    private static HiveType.Map ReadMap(TypeText text)
    {
        text.Expect('(');
        var key = Read(text);
        text.Expect(',');
        var value = Read(text);
        text.Expect(')');
        return new HiveType.Map(key, value);
    }
}
