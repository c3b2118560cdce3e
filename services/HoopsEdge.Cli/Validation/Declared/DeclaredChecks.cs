using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Lakehouse.Tables.Checks;

namespace HoopsEdge.Cli.Validation.Declared;

/// <summary>Runs what the headers of silver and gold tables declare, and that their keys are unique and not null.</summary>
/// <param name="lake">The lake.</param>
/// <param name="lagging">
/// The derived tables that are behind what they follow from: that they disagree with other tables is no breach, since the
/// next build mends it, but worth a warning.
/// </param>
internal sealed class DeclaredChecks(LakeUnderTest lake, IReadOnlySet<string> lagging)
{
    /// <summary>Most breaches of a check that are shown.</summary>
    public const int WorstShown = 5;

    private readonly CheckedTables _tables = new(lake);

    private readonly Dictionary<string, long> _rows = [];

    /// <summary>Runs every check of every table.</summary>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        var results = new List<CheckResult>();
        await _tables.HoldAsync(cancellationToken);
        foreach (var table in _tables.All)
        {
            results.AddRange(await RunAsync(table, cancellationToken));
        }

        return results;
    }

    /// <summary>The key first, then the checks of the header.</summary>
    private static IEnumerable<(TableCheck Check, CheckRule Rule)> ChecksOf(TableDefinition table)
    {
        var present = string.Join(" and ", table.Key.Select(column => $"{Sql.Name(column)} is not null"));
        var key = string.Join(", ", table.Key);
        yield return (new(CheckSeverity.Error, $"key {key} is unique"), new CheckRule.UniqueKey(table.Key));
        yield return (new(CheckSeverity.Error, $"key {key} is not null"), new CheckRule.Row(present));
        foreach (var check in table.Checks)
        {
            yield return (check, CheckRule.Parse(check.Text));
        }
    }

    private async Task<IReadOnlyList<CheckResult>> RunAsync(TableDefinition table, CancellationToken cancellationToken)
    {
        var checks = ChecksOf(table).ToArray();
        var conditions = checks.Select(check => (check.Rule as CheckRule.Row)?.Condition).OfType<string>().ToArray();
        var (rows, breached) = await ScanAsync(table, conditions, cancellationToken);
        var results = new List<CheckResult>();
        foreach (var (check, rule) in checks)
        {
            var open = new CheckResult
            {
                Layer = table.Layer,
                Table = table.Name,
                Check = check.Text,
                Kind = rule.Kind,
                Severity = check.Severity,
                Outcome = CheckOutcome.Passed,
                Rows = rows,
            };
            results.Add(
                rows == 0 ? Skipped(open, "no rows")
                : rule is CheckRule.Row row && breached is not null && !breached.Contains(row.Condition) ? open
                : await RunAsync(open, rule, table, cancellationToken)
            );
        }

        return results;
    }

    private async Task<CheckResult> RunAsync(
        CheckResult open,
        CheckRule rule,
        TableDefinition table,
        CancellationToken cancellationToken
    )
    {
        if (rule.Other is { } other)
        {
            switch (await RowsAsync(other, cancellationToken))
            {
                case null:
                    return CannotBeChecked(open, $"there is no table {other}");
                case 0:
                    return Skipped(open, $"{other} has no rows");
            }
        }

        try
        {
            var query = BreachQueries.Of(rule, new CheckedTable(table, _tables));
            var result = await RunAsync(open, query, cancellationToken);
            return rule.Other is not null && Behind(table.Name, rule.Other) is { } behind
                ? MayPass(result, behind)
                : result;
        }
        catch (DuckDBException wrong)
        {
            return CannotBeChecked(open, wrong.Message.Split('\n')[0]);
        }
    }

    private async Task<CheckResult> RunAsync(CheckResult open, BreachQuery query, CancellationToken cancellationToken)
    {
        var columns = query.Columns.Select((column, place) => $"cast({column.Expression} as varchar) as c{place}");
        var breaches = await lake.Session.QueryAsync(
            $"""
            select count(*) over () as breaches, {string.Join(", ", columns)}
            {query.Source}
            order by {query.Worst} limit {WorstShown}
            """,
            row => (Count: row.GetInt64(0), Row: Read(row, query.Columns)),
            cancellationToken
        );
        return breaches is []
            ? open
            : open with
            {
                Outcome = CheckOutcome.Failed,
                Breaches = breaches[0].Count,
                Message = Message(open, breaches[0].Count, query.Noun),
                Worst = [.. breaches.Select(breach => breach.Row)],
            };
    }

    /// <summary>Counts the rows and finds the conditions that some row breaches, in one pass over the table.</summary>
    /// <returns>The conditions, or null when they have to be tried one by one because one of them cannot be run.</returns>
    private async Task<(long Rows, HashSet<string>? Breached)> ScanAsync(
        TableDefinition table,
        string[] conditions,
        CancellationToken cancellationToken
    )
    {
        var from = _tables.From(table.Name);
        var counts = conditions.Select(condition => $", count(*) filter (where not ({condition}))");
        try
        {
            var scanned = await lake.Session.QueryAsync(
                $"select count(*){string.Concat(counts)} from {from}",
                row => Enumerable.Range(0, row.FieldCount).Select(row.GetInt64).ToArray(),
                cancellationToken
            );
            _rows[table.Name] = scanned[0][0];
            var breached = conditions.Where((_, place) => scanned[0][place + 1] > 0);
            return (scanned[0][0], [.. breached]);
        }
        catch (DuckDBException)
        {
            return (await RowsAsync(table.Name, cancellationToken) ?? 0, null);
        }
    }

    private async Task<long?> RowsAsync(string table, CancellationToken cancellationToken)
    {
        if (_tables.Find(table) is null)
        {
            return null;
        }

        if (!_rows.TryGetValue(table, out var rows))
        {
            var counted = await lake.Session.QueryAsync(
                $"select count(*) from {_tables.From(table)}",
                row => row.GetInt64(0),
                cancellationToken
            );
            _rows[table] = rows = counted[0];
        }

        return rows;
    }

    private static Dictionary<string, string?> Read(DbDataReader row, IReadOnlyList<ShownColumn> columns)
    {
        var values = new Dictionary<string, string?>();
        for (var place = 0; place < columns.Count; place++)
        {
            values[columns[place].Name] = row.IsDBNull(place + 1) ? null : row.GetString(place + 1);
        }

        return values;
    }

    private static string Message(CheckResult open, long breaches, string noun) =>
        noun == "rows"
            ? string.Create(CultureInfo.InvariantCulture, $"{breaches:N0} of {open.Rows:N0} rows")
            : string.Create(CultureInfo.InvariantCulture, $"{breaches:N0} {noun}");

    /// <summary>A check that cannot be run says nothing about the rows: whatever its severity, that is a breach.</summary>
    private static CheckResult CannotBeChecked(CheckResult open, string why) =>
        open with
        {
            Severity = CheckSeverity.Error,
            Outcome = CheckOutcome.Failed,
            Message = $"cannot be checked: {why}",
        };

    private string? Behind(params string[] tables) => tables.FirstOrDefault(lagging.Contains);

    private static CheckResult MayPass(CheckResult result, string behind) =>
        result.Outcome != CheckOutcome.Failed
            ? result
            : result with
            {
                Severity = CheckSeverity.Warning,
                Message = $"{result.Message}, but {behind} is behind what it follows from: run hoops gold",
            };

    private static CheckResult Skipped(CheckResult open, string why) =>
        open with
        {
            Outcome = CheckOutcome.Skipped,
            Message = why,
        };
}
