using System.Collections;
using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using HoopsEdge.Lakehouse.Query;
using Spectre.Console;

namespace HoopsEdge.Cli.Output;

/// <summary>Prints or writes the rows of a query.</summary>
internal static class QueryView
{
    private const int RowsOnScreen = 200;

    /// <summary>Runs the statement and shows its rows.</summary>
    public static async Task PrintAsync(
        DuckSession session,
        string statement,
        QueryTarget target,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        if (target.Format == "table")
        {
            var shown = await ForScreenAsync(session, statement, cancellationToken);
            var (table, caption) = await session.ReadAsync(shown, ReadTable, cancellationToken);
            terminal.Console.Write(table);
            terminal.Console.WriteLine(caption);
            return;
        }

        using var folder = new ScratchFile();
        var file = target.File ?? folder.Path;
        var options = target.Format switch
        {
            "csv" => "format csv, header true",
            "json" => "format json, array true",
            _ => "format parquet",
        };
        await session.ExecuteAsync(
            // The statement may end with a comment: what follows stands on a line of its own.
            $"copy ({statement.Trim().TrimEnd(';')}\n) to {Sql.Text(file)} ({options})",
            cancellationToken
        );
        if (target.File is null)
        {
            await terminal.Output.WriteAsync(await File.ReadAllTextAsync(file, cancellationToken));
        }
    }

    /// <summary>The statement with its nested columns as DuckDB spells them; the driver cannot read nulls in lists.</summary>
    private static async Task<string> ForScreenAsync(
        DuckSession session,
        string statement,
        CancellationToken cancellationToken
    )
    {
        var query = statement.Trim().TrimEnd(';');
        List<(string Name, string Type)> columns;
        try
        {
            columns = await session.QueryAsync(
                $"describe {query}",
                row => (row.GetString(0), row.GetString(1)),
                cancellationToken
            );
        }
        catch (DuckDBException)
        {
            // Not a query, or a wrong one: running it as it is says what is wrong.
            return statement;
        }

        if (!columns.Any(column => IsNested(column.Type)))
        {
            return statement;
        }

        var places = string.Join(", ", columns.Select((_, place) => $"c{place}"));
        var values = columns.Select(
            (column, place) =>
                $"{(IsNested(column.Type) ? $"c{place}::varchar" : $"c{place}")} as {Sql.Name(column.Name)}"
        );
        return $"select {string.Join(", ", values)} from ({query}\n) as shown({places})";
    }

    private static bool IsNested(string type) => type.Contains('(', StringComparison.Ordinal) || type.EndsWith(']');

    private static (Table Table, string Caption) ReadTable(DbDataReader reader)
    {
        var table = new Table().Border(TableBorder.Simple);
        for (var column = 0; column < reader.FieldCount; column++)
        {
            table.AddColumn(new TableColumn(Markup.Escape(reader.GetName(column))));
        }

        var rows = 0;
        var isCut = false;
        while (reader.Read())
        {
            if (rows == RowsOnScreen)
            {
                isCut = true;
                break;
            }

            table.AddRow([
                .. Enumerable.Range(0, reader.FieldCount).Select(column => Markup.Escape(Text(reader, column))),
            ]);
            rows++;
        }

        return (
            table,
            isCut
                ? $"first {RowsOnScreen} rows; --format csv prints all"
                : string.Create(CultureInfo.InvariantCulture, $"{rows} rows")
        );
    }

    private static string Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? "" : Text(reader.GetValue(column));

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Text))}]",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    private sealed class ScratchFile : IDisposable
    {
        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}

/// <summary>How and where a query's rows go.</summary>
/// <param name="Format">table, csv, json or parquet.</param>
/// <param name="File">The file, or null for the terminal.</param>
internal sealed record QueryTarget(string Format, string? File);
