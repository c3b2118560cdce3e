using System.Globalization;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Cli.Validation;

/// <summary>One row per key in every silver and gold table, and no key without all its parts.</summary>
internal sealed class KeyCheck : ILakeCheck
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> RunAsync(LakeUnderTest lake, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var table in lake.Tables.Where(table => table.Layer != "bronze"))
        {
            var counts = await lake.Session.QueryAsync(
                Query(table),
                row => (row.GetInt64(0), row.GetInt64(1)),
                cancellationToken
            );
            var (duplicates, nulls) = counts[0];
            if (duplicates > 0)
            {
                findings.Add(Breach(table, $"{duplicates} keys have more than one row"));
            }

            if (nulls > 0)
            {
                findings.Add(Breach(table, $"{nulls} rows lack a part of their key"));
            }
        }

        return findings;
    }

    private static string Query(TableDefinition table)
    {
        var key = Sql.Names(table.Key);
        var nulls = string.Join(" or ", table.Key.Select(name => $"{Sql.Name(name)} is null"));
        return $"""
            select
                (select count(*) from (select 1 from {table.Layer}.{Sql.Name(
                table.Name
            )} group by {key} having count(*) > 1)),
                (select count(*) from {table.Layer}.{Sql.Name(table.Name)} where {nulls})
            """;
    }

    private static Finding Breach(TableDefinition table, FormattableString message) =>
        new(Severity.Breach, "keys", table.Name, message.ToString(CultureInfo.InvariantCulture));
}
