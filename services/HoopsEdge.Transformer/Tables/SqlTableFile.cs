using System.Text.RegularExpressions;

namespace HoopsEdge.Transformer.Tables;

/// <summary>Reads the header of a table's .sql file.</summary>
internal static partial class SqlTableFile
{
    /// <exception cref="FormatException">The header lacks a line or names something unknown.</exception>
    public static SqlTable Parse(string layer, string name, string text)
    {
        var header = Header(text);
        var select = string.Join('\n', text.Split('\n').Skip(header.Length)).Trim().TrimEnd(';');
        return new SqlTable
        {
            Layer = layer,
            Name = name,
            Summary = Line(name, header, name),
            Endpoints = Words(FindLine(header, "endpoints") ?? ""),
            Inputs = Inputs(name, header),
            Kernel = FindLine(header, "kernel"),
            Key = Words(Line(name, header, "key")),
            Authority = Words(FindLine(header, "authority") ?? Line(name, header, "key")),
            Partial = Words(FindLine(header, "partial") ?? ""),
            Partitioning = ParsePartitioning(name, Line(name, header, "partition")),
            Prefer = FindLine(header, "prefer") ?? "",
            Checks = CheckLines.Read(name, header),
            Comments = Comments(select),
            Select = select,
        };
    }

    /// <summary>Reads the inputs in the header of a statement; none where it names endpoints.</summary>
    /// <exception cref="FormatException">The header names neither, or both.</exception>
    internal static TableInput[] Inputs(string name, string[] header)
    {
        var inputs = FindLine(header, "inputs");
        return (inputs is null) == (FindLine(header, "endpoints") is null)
            ? throw new FormatException($"{name}.sql: the header needs either '-- endpoints:' or '-- inputs:'")
            : [.. Words(inputs ?? "").Select(TableInput.Parse)];
    }

    /// <summary>The lines of a statement's header.</summary>
    internal static string[] Header(string text) =>
        [.. text.Split('\n').TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal))];

    private static Partitioning ParsePartitioning(string name, string text) =>
        text switch
        {
            "none" => Partitioning.None,
            "season" => Partitioning.Season,
            "season, game_date" => Partitioning.SeasonAndGameDate,
            "season, asof" => Partitioning.SeasonAndAsof,
            "asof" => Partitioning.Asof,
            _ => throw new FormatException($"{name}.sql: partition '{text}' is not known"),
        };

    private static string Line(string table, IEnumerable<string> header, string label) =>
        FindLine(header, label) ?? throw new FormatException($"{table}.sql: the header lacks '-- {label}:'");

    private static string? FindLine(IEnumerable<string> header, string label) =>
        header
            .Select(line => line[2..].Trim())
            .FirstOrDefault(line => line.StartsWith(label + ":", StringComparison.Ordinal))
            ?[(label.Length + 1)..].Trim();

    private static string[] Words(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<string, string> Comments(string select)
    {
        var comments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match match in CommentedColumn().Matches(select))
        {
            comments[match.Groups["name"].Value] = match.Groups["comment"].Value.Trim();
        }

        return comments;
    }

    [GeneratedRegex(@"(?<name>[a-z_0-9]+)""?,?[ \t]*--[ \t]*(?<comment>[^\n]+)$", RegexOptions.Multiline)]
    private static partial Regex CommentedColumn();
}
