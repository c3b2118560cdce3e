using System.Globalization;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Gold;

/// <summary>Rows of a derived table, computed once and written partition by partition.</summary>
internal sealed class DerivedStage(DuckSession session, SqlTable table, int season)
{
    private const string Staged = "staged";

    /// <summary>Computes the rows over the views of the session.</summary>
    /// <returns>The partitions that they belong to.</returns>
    /// <exception cref="TransformException">A row is of another season or lacks a part of its key, or two rows share
    /// one.</exception>
    public async Task<IReadOnlyList<string>> LoadAsync(CancellationToken cancellationToken)
    {
        await session.ExecuteAsync($"create or replace temp table {Staged} as {table.Select}", cancellationToken);
        var problems = await session.QueryAsync(
            Problems(),
            row => (Wrong: row.GetInt64(0), Double: row.GetInt64(1)),
            cancellationToken
        );
        var (wrong, doubled) = problems[0];
        if (wrong > 0)
        {
            throw Refusal($"{wrong} rows lack {string.Join(" or ", table.Key)} or are of another season than {season}");
        }

        return doubled > 0
            ? throw Refusal($"{doubled} rows share a key ({string.Join(", ", table.Key)}) with another")
            : await session.QueryAsync(
                DerivedPartition.Query(table, Staged),
                row => DerivedPartition.Read(table, row),
                cancellationToken
            );
    }

    /// <summary>Writes one partition in key order, so that equal rows make equal bytes.</summary>
    /// <returns>Rows written.</returns>
    public Task<int> WriteAsync(string partition, string file, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            $"""
            copy (
                select * from {Staged} where {DerivedPartition.Condition(table, partition)} order by {Sql.Names(
                table.Key
            )}
            ) to {Sql.Text(file)} (format parquet, compression zstd)
            """,
            cancellationToken
        );

    /// <summary>Frees the rows.</summary>
    public Task ClearAsync() => session.ExecuteAsync($"drop table if exists {Staged}", CancellationToken.None);

    private string Problems()
    {
        var nulls = string.Join(
            " or ",
            table.Key.Concat(table.PartitionColumns).Distinct().Select(name => $"{Sql.Name(name)} is null")
        );
        var other = string.Create(CultureInfo.InvariantCulture, $"season is distinct from {season}");
        return $"""
            select count(*) filter (where {nulls} or {other}), count(*) - count(distinct ({Sql.Names(table.Key)}))
            from {Staged}
            """;
    }

    private TransformException Refusal(string problem) => new($"{table.Layer} {table.Name}: {problem}");
}
