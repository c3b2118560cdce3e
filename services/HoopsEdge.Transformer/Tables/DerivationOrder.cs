namespace HoopsEdge.Transformer.Tables;

/// <summary>Puts derived tables in the order in which they can be built.</summary>
internal static class DerivationOrder
{
    /// <summary>Each table after those that it reads; by name where that leaves a choice.</summary>
    /// <exception cref="FormatException">Tables read each other in a circle. The season before may be read.</exception>
    public static IReadOnlyList<SqlTable> Of(IReadOnlyList<SqlTable> tables)
    {
        var left = tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        var ordered = new List<SqlTable>();
        while (left.Count > 0)
        {
            var next =
                left.Values.Where(table => !Reads(table).Any(left.ContainsKey)).MinBy(table => table.Name)
                ?? throw new FormatException($"{string.Join(", ", left.Keys)} read each other in a circle");
            ordered.Add(next);
            left.Remove(next.Name);
        }

        return ordered;
    }

    /// <summary>The tables among some that have to be built for one of them, itself included, in order.</summary>
    public static IReadOnlyList<SqlTable> Needed(IReadOnlyList<SqlTable> ordered, string table)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal) { table };
        foreach (var candidate in ordered.Reverse().Where(candidate => needed.Contains(candidate.Name)))
        {
            needed.UnionWith(
                SqlTables.InputsOf(candidate).Where(input => !input.IsBronze).Select(input => input.Table)
            );
        }

        return [.. ordered.Where(candidate => needed.Contains(candidate.Name))];
    }

    private static IEnumerable<string> Reads(SqlTable table) =>
        SqlTables
            .InputsOf(table)
            .Where(input => input is { Seasons: InputSeasons.Built, IsBronze: false })
            .Select(input => input.Table);
}
