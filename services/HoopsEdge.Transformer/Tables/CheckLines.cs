using System.Globalization;
using HoopsEdge.Lakehouse.Tables.Checks;

namespace HoopsEdge.Transformer.Tables;

/// <summary>
/// Reads the checks of a header: lines <c>-- check: error: CHECK</c> or <c>-- check: warning: CHECK</c>. A line that is
/// indented by three blanks or more goes on with the check above it.
/// </summary>
internal static class CheckLines
{
    private const string Label = "-- check:";
    private const string Continuation = "--   ";

    /// <param name="table">The table, for errors.</param>
    /// <param name="header">The lines of the header.</param>
    /// <exception cref="FormatException">A check cannot be read; the message names file and line.</exception>
    public static IReadOnlyList<TableCheck> Read(string table, IReadOnlyList<string> header)
    {
        var checks = new List<TableCheck>();
        for (var line = 0; line < header.Count; line++)
        {
            if (!header[line].StartsWith(Label, StringComparison.Ordinal))
            {
                continue;
            }

            var first = line + 1;
            var text = header[line][Label.Length..].Trim();
            while (line + 1 < header.Count && header[line + 1].StartsWith(Continuation, StringComparison.Ordinal))
            {
                text = $"{text} {header[++line][Continuation.Length..].Trim()}";
            }

            try
            {
                checks.Add(Parse(text));
            }
            catch (FormatException wrong)
            {
                throw new FormatException(
                    string.Create(CultureInfo.InvariantCulture, $"{table}.sql:{first}: {wrong.Message}"),
                    wrong
                );
            }
        }

        return checks;
    }

    private static TableCheck Parse(string text)
    {
        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        var severity = parts[0] switch
        {
            "error" => CheckSeverity.Error,
            "warning" => CheckSeverity.Warning,
            _ => throw new FormatException($"a check starts with 'error:' or 'warning:', not with '{parts[0]}'"),
        };
        if (parts is not [_, { Length: > 0 } rule])
        {
            throw new FormatException($"the check says nothing after '{parts[0]}'");
        }

        _ = CheckRule.Parse(rule);
        return new TableCheck(severity, rule);
    }
}
