using System.Globalization;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Tables.Checks;

namespace HoopsEdge.Cli.Validation.Declared;

/// <summary>The query of each kind of check: around the condition of the file, only tables and columns by name.</summary>
internal static class BreachQueries
{
    public static BreachQuery Of(CheckRule rule, CheckedTable table) =>
        rule switch
        {
            CheckRule.Row row => OfRow(row, table),
            CheckRule.UniqueKey key => OfKey(key, table),
            CheckRule.Reference reference => OfReference(reference, table),
            CheckRule.Group group => OfGroup(group, table),
            CheckRule.Match match => OfMatch(match, table),
            CheckRule.Coverage coverage => OfCoverage(coverage, table),
            CheckRule.RowCount count => OfRowCount(count, table),
            CheckRule.SeasonCount count => OfSeasonCount(count, table),
            CheckRule.Freshness freshness => OfFreshness(freshness, table),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Kind, "a kind without a query"),
        };

    private static BreachQuery OfRow(CheckRule.Row rule, CheckedTable table) =>
        new(table.Shown(rule.Condition), $"from {table.From} where not ({rule.Condition})", table.Key, "rows");

    private static BreachQuery OfKey(CheckRule.UniqueKey rule, CheckedTable table)
    {
        var key = Sql.Names(rule.Columns);
        return new(
            [.. Plain(rule.Columns), Counted],
            $"from (select {key}, count(*) as rows from {table.From} group by {key} having count(*) > 1)",
            $"rows desc, {key}",
            "keys with more than one row"
        );
    }

    private static BreachQuery OfReference(CheckRule.Reference rule, CheckedTable table)
    {
        var columns = Sql.Names(rule.Columns);
        var pairs = rule.Columns.Zip(rule.Keys, (column, key) => $"v.{Sql.Name(column)} = o.{Sql.Name(key)}");
        var known = rule.Columns.Select(column => $"{Sql.Name(column)} is not null");
        return new(
            [.. Plain(rule.Columns), Counted],
            $"""
            from (
                select {columns}, count(*) as rows from {table.From}
                where {string.Join(" and ", known)} group by {columns}
            ) v
            anti join (select {Sql.Names(rule.Keys)} from {table.FromOther(rule.Table)}) o on {string.Join(
                " and ",
                pairs
            )}
            """,
            $"rows desc, {columns}",
            $"values that are not in {rule.Table}"
        );
    }

    private static BreachQuery OfGroup(CheckRule.Group rule, CheckedTable table)
    {
        var columns = Sql.Names(rule.Columns);
        var mentioned = table
            .Mentioned(rule.Condition)
            .DistinctBy(column => column.Name)
            .ExceptBy(rule.Columns, column => column.Name)
            .ToArray();
        var values = mentioned.Select(column => $", list({column.Expression}) as {Sql.Name(column.Name)}");
        return new(
            [.. Plain(rule.Columns), Counted, .. Plain(mentioned.Select(column => column.Name))],
            $"""
            from (
                select {columns}, count(*) as rows{string.Concat(values)}, ({rule.Condition}) as holds
                from {table.From} group by {columns}
            ) where not holds
            """,
            $"rows desc, {columns}",
            $"groups by {string.Join(", ", rule.Columns)}"
        );
    }

    private static BreachQuery OfMatch(CheckRule.Match rule, CheckedTable table)
    {
        var pairs = rule.Columns.Select(column =>
            $"{CheckedTable.Qualified(table.Definition.Name, column)} = {CheckedTable.Qualified(rule.Table, column)}"
        );
        return new(
            table.Shown(rule.Condition, rule.Table),
            $"from {table.From} join {table.FromOther(rule.Table)} on {string.Join(" and ", pairs)} where not ({rule.Condition})",
            table.Key,
            "rows"
        );
    }

    private static BreachQuery OfCoverage(CheckRule.Coverage rule, CheckedTable table)
    {
        var columns = Sql.Names(rule.Columns);
        var season = Season(table.OtherHas(rule.Table, "season"));
        return new(
            [new("season", "season"), new("expected", "expected"), new("missing", "expected - found"), Share],
            $"""
            from (
                select season, count(*) as expected, count(*) filter (where present) as found,
                    round(count(*) filter (where present) / count(*), 4) as share
                from (
                    select distinct {season}, {columns} from {table.FromOther(rule.Table)}{Where(rule.Filter)}
                ) left join (
                    select distinct {columns}, true as present from {table.From}
                ) using ({columns})
                group by season
            ) where found > 0 and found < {Number(rule.AtLeast)} * expected
            """,
            "share, season",
            "seasons"
        );
    }

    private static BreachQuery OfRowCount(CheckRule.RowCount rule, CheckedTable table)
    {
        var season = Season(table.Has("season") && table.OtherHas(rule.Table, "season"));
        return new(
            [new("season", "season"), Counted, new(rule.Table, "expected"), Share],
            $"""
            from (
                select season, rows, expected, round(rows / expected, 4) as share
                from (select {season}, count(*) as rows from {table.From} group by 1)
                join (
                    select {season}, count(*) as expected from {table.FromOther(rule.Table)}{Where(
                rule.Filter
            )} group by 1
                ) using (season)
            ) where rows < {Number(rule.AtLeast)} * expected
            """,
            "share, season",
            "seasons"
        );
    }

    private static BreachQuery OfSeasonCount(CheckRule.SeasonCount rule, CheckedTable table) =>
        new(
            [new("season", "season"), Counted, new("neighbours", "neighbours")],
            $"""
            from (
                select season, rows, max(season) over () as newest,
                    avg(rows) over (order by season range between 1 preceding and 1 following exclude current row)
                        as neighbours
                from (select season, count(*) as rows from {table.From} group by season)
            ) where season < newest and rows < {Number(rule.AtLeast)} * neighbours
            """,
            "rows / neighbours, season",
            "seasons"
        );

    private static BreachQuery OfFreshness(CheckRule.Freshness rule, CheckedTable table) =>
        new(
            [new("newest", "newest"), new(rule.Table, "expected"), new("days behind", "expected - newest")],
            $"""
            from (select cast(max({Sql.Name(rule.Column)}) as date) as newest from {table.From}),
                (select cast(max({Sql.Name(rule.OtherColumn)}) as date) as expected from {table.FromOther(
                rule.Table
            )}{Where(rule.Filter)})
            where expected - newest > {rule.Days.ToString(CultureInfo.InvariantCulture)}
            """,
            "newest",
            "tables behind"
        );

    private static ShownColumn Counted { get; } = new("rows", "rows");

    private static ShownColumn Share { get; } = new("share", "share");

    private static IEnumerable<ShownColumn> Plain(IEnumerable<string> columns) =>
        columns.Select(column => new ShownColumn(column, Sql.Name(column)));

    private static string Season(bool hasSeason) => hasSeason ? "season" : "0 as season";

    private static string Where(string? filter) => filter is null ? "" : $" where {filter}";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
