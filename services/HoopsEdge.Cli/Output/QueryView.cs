using System.Collections;
using System.Data.Common;
using System.Globalization;
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
            var table = await session.ReadAsync(statement, ReadTable, cancellationToken);
            terminal.Console.Write(table);
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
            $"copy ({statement.Trim().TrimEnd(';')}) to {Sql.Text(file)} ({options})",
            cancellationToken
        );
        if (target.File is null)
        {
            await terminal.Output.WriteAsync(await File.ReadAllTextAsync(file, cancellationToken));
        }
    }

    private static Table ReadTable(DbDataReader reader)
    {
        var table = new Table().Border(TableBorder.Simple);
        for (var column = 0; column < reader.FieldCount; column++)
        {
            table.AddColumn(new TableColumn(Markup.Escape(reader.GetName(column))));
        }

        var rows = 0;
        while (reader.Read() && rows < RowsOnScreen)
        {
            table.AddRow([
                .. Enumerable.Range(0, reader.FieldCount).Select(column => Markup.Escape(Text(reader, column))),
            ]);
            rows++;
        }

        table.Caption = new TableTitle(
            rows == RowsOnScreen
                ? $"first {RowsOnScreen} rows; --format csv prints all"
                : string.Create(CultureInfo.InvariantCulture, $"{rows} rows")
        );
        return table;
    }

    private static string Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? "" : Text(reader.GetValue(column));

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            DateTime time => time.ToString(
                time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss",
                CultureInfo.InvariantCulture
            ),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IDictionary fields =>
                $"{{{string.Join(", ", fields.Keys.Cast<object>().Select(key => $"{key}: {Text(fields[key])}"))}}}",
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
