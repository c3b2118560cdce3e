using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Cli.Validation.Declared;

/// <summary>
/// The silver and gold tables of a lake, as checks read them. A table that is small enough is read once, with the
/// columns that any check may name: to open hundreds of small files for every check takes most of a validation.
/// </summary>
internal sealed partial class CheckedTables(LakeUnderTest lake)
{
    /// <summary>Bytes of Parquet up to which a table is held: about a season of plays.</summary>
    private const long HeldBytes = 64 << 20;

    private readonly Dictionary<string, TableDefinition> _tables = lake
        .Tables.Where(table => table.Layer is "silver" or "gold")
        .ToDictionary(table => table.Name);

    private readonly HashSet<string> _words =
    [
        "season",
        .. lake
            .Tables.SelectMany(table => table.Checks)
            .SelectMany(check => Words().Matches(check.Text))
            .Select(word => word.Value),
    ];

    private readonly HashSet<string> _held = [];

    /// <summary>Every table, silver first.</summary>
    public IEnumerable<TableDefinition> All =>
        _tables.Values.OrderByDescending(table => table.Layer).ThenBy(table => table.Name, StringComparer.Ordinal);

    /// <summary>Finds a table by name, or null.</summary>
    public TableDefinition? Find(string name) => _tables.GetValueOrDefault(name);

    /// <summary>A table in SQL, under its own name.</summary>
    public string From(string name) =>
        $"{(_held.Contains(name) ? "held" : _tables[name].Layer)}.{Sql.Name(name)} as {Sql.Name(name)}";

    /// <summary>True when the table has the column.</summary>
    public bool Has(string name, string column) => _tables[name].Columns.Any(declared => declared.Name == column);

    /// <summary>Reads the small tables.</summary>
    public async Task HoldAsync(CancellationToken cancellationToken)
    {
        await lake.Session.ExecuteAsync("create schema if not exists held", cancellationToken);
        foreach (var table in _tables.Values)
        {
            var files = await lake.FilesOf(table, cancellationToken);
            if (files.Count > 1 && files.Sum(file => new FileInfo(file.Path).Length) <= HeldBytes)
            {
                await HoldAsync(table, cancellationToken);
            }
        }
    }

    private async Task HoldAsync(TableDefinition table, CancellationToken cancellationToken)
    {
        var columns = table
            .Columns.Select(column => column.Name)
            .Where(name => table.Key.Contains(name) || _words.Contains(name));
        try
        {
            await lake.Session.ExecuteAsync(
                $"create or replace table held.{Sql.Name(table.Name)} as select {Sql.Names(columns)} from {table.Layer}.{Sql.Name(table.Name)}",
                cancellationToken
            );
            _held.Add(table.Name);
        }
        catch (DuckDBException)
        {
            // Its files are not what it declares: the check that needs the column says so.
        }
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();
}
