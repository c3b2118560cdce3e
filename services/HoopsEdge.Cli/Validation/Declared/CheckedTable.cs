using System.Text.RegularExpressions;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Cli.Validation.Declared;

/// <summary>A table under check, with the tables that its checks may name.</summary>
/// <param name="Definition">The table.</param>
/// <param name="Tables">Every table of silver and gold.</param>
internal sealed partial record CheckedTable(TableDefinition Definition, CheckedTables Tables)
{
    /// <summary>The table in SQL, under its own name.</summary>
    public string From => Tables.From(Definition.Name);

    /// <summary>Its key in SQL.</summary>
    public string Key => string.Join(", ", Definition.Key.Select(column => Qualified(Definition.Name, column)));

    /// <summary>True when the column is there.</summary>
    public bool Has(string column) => Tables.Has(Definition.Name, column);

    /// <summary>Another table in SQL, under its own name.</summary>
    public string FromOther(string table) => Tables.From(table);

    /// <summary>True when the other table has the column.</summary>
    public bool OtherHas(string table, string column) => Tables.Has(table, column);

    /// <summary>The key, then the columns that a condition mentions.</summary>
    public IReadOnlyList<ShownColumn> Shown(string condition, string? other = null) =>
        [
            .. Definition
                .Key.Select(column => new ShownColumn(column, Qualified(Definition.Name, column)))
                .Concat(Mentioned(condition, other))
                .DistinctBy(column => column.Expression),
        ];

    /// <summary>The columns that a condition mentions, in its order.</summary>
    /// <param name="condition">SQL.</param>
    /// <param name="other">The other table that it may name columns of, or null.</param>
    public IEnumerable<ShownColumn> Mentioned(string condition, string? other = null)
    {
        foreach (Match word in Identifiers().Matches(TextLiteral().Replace(condition, "")))
        {
            var (table, column) = (word.Groups["table"].Value, word.Groups["column"].Value);
            if (Has(column) && (table.Length == 0 || table == Definition.Name))
            {
                yield return new ShownColumn(column, Qualified(Definition.Name, column));
            }
            else if (other is not null && OtherHas(other, column) && (table.Length == 0 || table == other))
            {
                yield return new ShownColumn($"{other}.{column}", Qualified(other, column));
            }
        }
    }

    /// <summary>A column with its table, in SQL.</summary>
    public static string Qualified(string table, string column) => $"{Sql.Name(table)}.{Sql.Name(column)}";

    [GeneratedRegex("'[^']*'")]
    private static partial Regex TextLiteral();

    [GeneratedRegex(@"(?<![\w.])((?<table>[A-Za-z_]\w*)\.)?(?<column>[A-Za-z_]\w*)(?!\w|\s*\()")]
    private static partial Regex Identifiers();
}
