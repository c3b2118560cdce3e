using System.Globalization;
using HoopsEdge.Lakehouse.Query;

namespace HoopsEdge.Cli.Validation;

/// <summary>Every row is in the partition that its season and game date say.</summary>
internal sealed class PartitionCheck : ILakeCheck
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> RunAsync(LakeUnderTest lake, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var table in lake.Tables.Where(table => table is { Layer: "silver", PartitionedBy.Count: > 0 }))
        {
            var files = await lake.FilesOf(table, cancellationToken);
            if (files.Count == 0)
            {
                continue;
            }

            var dated = table.PartitionedBy.Contains("date");
            var path =
                $"'season=' || season || '/'{(dated ? " || 'date=' || strftime(game_date, '%Y-%m-%d') || '/'" : "")}";
            var keys = string.Join(", ", files.Select(file => $"({Sql.Text(file.Path)}, {Sql.Text(file.Key)})"));
            var wrong = await lake.Session.QueryAsync(
                $"""
                select count(*)
                from read_parquet({Sql.List(
                    files.Select(file => file.Path)
                )}, hive_partitioning = false, filename = true) r
                left join (values {keys}) k (path, key) on k.path = r.filename
                where contains(k.key, {path}) is not true
                """,
                row => row.GetInt64(0),
                cancellationToken
            );
            if (wrong[0] > 0)
            {
                findings.Add(
                    new Finding(
                        Severity.Breach,
                        "partitions",
                        table.Name,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{wrong[0]} rows are in another partition than their own"
                        )
                    )
                );
            }
        }

        return findings;
    }
}
