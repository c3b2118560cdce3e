using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Lakehouse.Query;

/// <summary>Quotes values for the places where DuckDB takes no parameters: file names, types and identifiers.</summary>
public static class Sql
{
    /// <summary>A text literal.</summary>
    public static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A text literal, or null.</summary>
    public static string TextOrNull(string? value) => value is null ? "null" : Text(value);

    /// <summary>A list of text literals.</summary>
    public static string List(IEnumerable<string> values) => $"[{string.Join(", ", values.Select(Text))}]";

    /// <summary>An identifier.</summary>
    public static string Name(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Identifiers separated by commas.</summary>
    public static string Names(IEnumerable<string> identifiers) => string.Join(", ", identifiers.Select(Name));

    /// <summary>A struct literal of column names and types, as <c>read_json</c> takes it.</summary>
    public static string ColumnTypes(IEnumerable<Column> columns) =>
        $"{{{string.Join(", ", columns.Select(column => $"{Name(column.Name)}: {Text(TypeOf(column.Type))}"))}}}";

    /// <summary>A select list of typed nulls: the columns of an empty table.</summary>
    public static string TypedNulls(IEnumerable<Column> columns) =>
        string.Join(", ", columns.Select(column => $"cast(null as {TypeOf(column.Type)}) as {Name(column.Name)}"));

    /// <summary>A declared type with its field names quoted.</summary>
    public static string TypeOf(ColumnType type) =>
        type switch
        {
            ColumnType.List list => $"{TypeOf(list.Element)}[]",
            ColumnType.Struct fields =>
                $"STRUCT({string.Join(", ", fields.Fields.Select(field => $"{Name(field.Name)} {TypeOf(field.Type)}"))})",
            _ => type.ToString(),
        };
}
