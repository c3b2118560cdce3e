namespace HoopsEdge.Cli.Validation.Declared;

/// <summary>A query whose rows breach a check.</summary>
/// <param name="Columns">What to show of a row: key columns, then offending values.</param>
/// <param name="Source">Everything after <c>select *</c>: where the rows come from, and which of them breach.</param>
/// <param name="Worst">Order-by list: the worst first.</param>
/// <param name="Noun">What one row is, in the plural: rows, values, games.</param>
internal sealed record BreachQuery(IReadOnlyList<ShownColumn> Columns, string Source, string Worst, string Noun);

/// <summary>A column of a breach.</summary>
/// <param name="Name">Heading.</param>
/// <param name="Expression">SQL of the value.</param>
internal sealed record ShownColumn(string Name, string Expression);
