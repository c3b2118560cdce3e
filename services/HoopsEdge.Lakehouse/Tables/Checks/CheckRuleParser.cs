using System.Globalization;
using System.Text.RegularExpressions;

namespace HoopsEdge.Lakehouse.Tables.Checks;

/// <summary>Reads the text of a check: a few leading words make it one of the kinds, all else is a row condition.</summary>
internal static partial class CheckRuleParser
{
    private static readonly Form[] Forms =
    [
        new(
            "per ",
            PerGroup(),
            "per COLUMN[, COLUMN]: CONDITION",
            part => new CheckRule.Group(Columns(part), Condition(part))
        ),
        new(
            "with ",
            WithTable(),
            "with TABLE on COLUMN[, COLUMN]: CONDITION",
            part => new CheckRule.Match(part["table"].Value, Columns(part), Condition(part))
        ),
        new(
            "covers ",
            Covers(),
            "covers COLUMN[, COLUMN] of TABLE [where CONDITION] at least SHARE",
            part => new CheckRule.Coverage(Columns(part), part["table"].Value, Filter(part), Number(part))
        ),
        new(
            "rows against ",
            RowsAgainst(),
            "rows against TABLE [where CONDITION] at least RATIO",
            part => new CheckRule.RowCount(part["table"].Value, Filter(part), Number(part))
        ),
        new(
            "rows a season ",
            RowsASeason(),
            "rows a season at least SHARE of its neighbours",
            part => new CheckRule.SeasonCount(Number(part))
        ),
        new(
            "newest ",
            Newest(),
            "newest COLUMN within N days of TABLE [(COLUMN)] [where CONDITION]",
            part => new CheckRule.Freshness(
                part["columns"].Value,
                int.Parse(part["days"].Value, CultureInfo.InvariantCulture),
                part["table"].Value,
                part["keys"] is { Success: true, Value: var key } ? key : part["columns"].Value,
                Filter(part)
            )
        ),
    ];

    public static CheckRule Parse(string text)
    {
        var form = Array.Find(Forms, form => text.StartsWith(form.Start, StringComparison.Ordinal));
        if (form is not null)
        {
            var match = form.Pattern.Match(text);
            return match.Success
                ? form.Make(match.Groups)
                : throw new FormatException($"'{text}' is not: {form.Usage}");
        }

        return InTable().Match(text) is { Success: true } reference
            ? Reference(text, reference.Groups)
            : new CheckRule.Row(text);
    }

    private static CheckRule.Reference Reference(string text, GroupCollection part)
    {
        var columns = Columns(part);
        var keys = part["keys"].Success ? Names(part["keys"].Value) : columns;
        return columns.Length == keys.Length
            ? new CheckRule.Reference(columns, part["table"].Value, keys)
            : throw new FormatException($"'{text}' names {columns.Length} columns here and {keys.Length} there");
    }

    private static string[] Columns(GroupCollection part) => Names(part["columns"].Value);

    private static string[] Names(string list) => list.Split(',', StringSplitOptions.TrimEntries);

    private static string Condition(GroupCollection part) => part["condition"].Value;

    private static string? Filter(GroupCollection part) =>
        part["filter"] is { Success: true, Value: var filter } ? filter : null;

    private static double Number(GroupCollection part) =>
        double.Parse(part["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^per (?<columns>\w+(\s*,\s*\w+)*)\s*:\s*(?<condition>.+)$")]
    private static partial Regex PerGroup();

    [GeneratedRegex(@"^with (?<table>\w+) on (?<columns>\w+(\s*,\s*\w+)*)\s*:\s*(?<condition>.+)$")]
    private static partial Regex WithTable();

    [GeneratedRegex(
        @"^covers (?<columns>\w+(\s*,\s*\w+)*) of (?<table>\w+)( where (?<filter>.+))? at least (?<number>\d+(\.\d+)?)$"
    )]
    private static partial Regex Covers();

    [GeneratedRegex(@"^rows against (?<table>\w+)( where (?<filter>.+))? at least (?<number>\d+(\.\d+)?)$")]
    private static partial Regex RowsAgainst();

    [GeneratedRegex(@"^rows a season at least (?<number>\d+(\.\d+)?) of its neighbours$")]
    private static partial Regex RowsASeason();

    [GeneratedRegex(
        @"^newest (?<columns>\w+) within (?<days>\d{1,4}) days of (?<table>\w+)(\s*\((?<keys>\w+)\))?( where (?<filter>.+))?$"
    )]
    private static partial Regex Newest();

    [GeneratedRegex(@"^(?<columns>\w+(\s*,\s*\w+)*) in (?<table>\w+)(\s*\((?<keys>\w+(\s*,\s*\w+)*)\))?$")]
    private static partial Regex InTable();

    /// <summary>A kind of check that its first words give away.</summary>
    private sealed record Form(string Start, Regex Pattern, string Usage, Func<GroupCollection, CheckRule> Make);
}
