namespace HoopsEdge.Transformer.Tables;

/// <summary>The SQL around a kernel: <c>Sql/gold/kernels/NAME.sql</c> and <c>NAME.output.sql</c>.</summary>
/// <param name="Name">Name of the kernel.</param>
/// <param name="Inputs">The tables that its query reads.</param>
/// <param name="Query">The rows that it computes from.</param>
/// <param name="CreateOutput">Creates the table, named like the kernel, that it appends its result to; there may be
/// more, such as one for what it refuses.</param>
public sealed record KernelQuery(string Name, IReadOnlyList<TableInput> Inputs, string Query, string CreateOutput)
{
    /// <summary>Reads the two files.</summary>
    /// <exception cref="FormatException">The header of the query has no inputs.</exception>
    internal static KernelQuery Parse(string name, string query, string output) =>
        new(name, SqlTableFile.Inputs(name, SqlTableFile.Header(query)), query.Trim().TrimEnd(';'), output);
}
