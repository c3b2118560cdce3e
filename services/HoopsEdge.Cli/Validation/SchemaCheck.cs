using System.Globalization;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Cli.Validation;

/// <summary>Every file of a table has exactly the declared columns and types.</summary>
internal sealed class SchemaCheck(bool strict) : ILakeCheck
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> RunAsync(LakeUnderTest lake, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var table in lake.Tables)
        {
            var declared = await DeclaredAsync(lake.Session, table, cancellationToken);
            var differing = 0L;
            var example = "";
            foreach (var (file, files) in await ShapesAsync(lake, table, cancellationToken))
            {
                var difference = Difference(
                    declared,
                    await DescribeAsync(
                        lake.Session,
                        $"from read_parquet({Sql.Text(file.Path)}, hive_partitioning = false)",
                        cancellationToken
                    )
                );
                if (difference is not null)
                {
                    differing += files;
                    example = $"{file.Key}: {difference}";
                }
            }

            if (differing > 0)
            {
                findings.Add(
                    new Finding(
                        strict ? Severity.Breach : Severity.Warning,
                        "schema",
                        table.Name,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{differing} files differ from the declared columns, such as {example}"
                        )
                    )
                );
            }
        }

        return findings;
    }

    /// <summary>One file of each set of files with the same schema, and how many they are: describing every file takes
    /// longer than all other checks together.</summary>
    private static async Task<IReadOnlyList<(LakeFile File, long Files)>> ShapesAsync(
        LakeUnderTest lake,
        TableDefinition table,
        CancellationToken cancellationToken
    )
    {
        var files = await lake.FilesOf(table, cancellationToken);
        if (files.Count == 0)
        {
            return [];
        }

        var keys = files.ToDictionary(file => file.Path, file => file.Key, StringComparer.Ordinal);
        var shapes = await lake.Session.QueryAsync(
            $"""
            select min(file_name), count(*) from (
                select file_name, list(hash(
                    name, type, type_length, repetition_type, num_children, converted_type, scale, precision,
                    logical_type
                )) as shape
                from parquet_schema({Sql.List(keys.Keys)}) group by file_name
            ) group by shape order by 1
            """,
            row => (Path: row.GetString(0), Files: row.GetInt64(1)),
            cancellationToken
        );
        return [.. shapes.Select(shape => (new LakeFile(keys[shape.Path], shape.Path), shape.Files))];
    }

    private static Task<List<(string Name, string Type)>> DeclaredAsync(
        DuckSession session,
        TableDefinition table,
        CancellationToken cancellationToken
    ) =>
        DescribeAsync(
            session,
            $"select {string.Join(", ", table.Columns.Select(column => $"cast(null as {column.Type}) as {Sql.Name(column.Name)}"))}",
            cancellationToken
        );

    private static Task<List<(string Name, string Type)>> DescribeAsync(
        DuckSession session,
        string query,
        CancellationToken cancellationToken
    ) => session.QueryAsync($"describe {query}", row => (row.GetString(0), row.GetString(1)), cancellationToken);

    private static string? Difference(
        IReadOnlyList<(string Name, string Type)> declared,
        IReadOnlyList<(string Name, string Type)> actual
    ) =>
        declared.SequenceEqual(actual)
            ? null
            : declared.Except(actual).Select(column => $"{column.Name} is not {column.Type}").FirstOrDefault()
                ?? actual.Except(declared).Select(column => $"{column.Name} is not declared").FirstOrDefault()
                ?? "the order of the columns differs";
}
