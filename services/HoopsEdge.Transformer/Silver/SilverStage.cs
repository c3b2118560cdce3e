using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Silver;

/// <summary>A table's rows for some partitions, computed once and written partition by partition.</summary>
internal sealed class SilverStage(DuckSession session, SqlTable table)
{
    /// <summary>Computes the rows and keeps one per key.</summary>
    public async Task LoadAsync(
        IReadOnlyList<BronzeFile> files,
        IReadOnlyList<string> partitions,
        CancellationToken cancellationToken
    )
    {
        var inPartitions = string.Join(
            " or ",
            partitions.Select(partition => $"({PartitionName.Condition(partition)})")
        );
        await session.ExecuteAsync(BronzeViews.ScopeTable(files), cancellationToken);
        await session.ExecuteAsync(
            BronzeViews.Over(table, endpoint => [.. files.Where(file => file.Endpoint == endpoint)]),
            cancellationToken
        );
        await session.ExecuteAsync(
            $"create or replace temp table staged as select * from ({table.Select}) where {inPartitions}",
            cancellationToken
        );
        if (await AnyAsync(SharedUnits(), cancellationToken))
        {
            await session.ExecuteAsync(DeleteVoidRows(), cancellationToken);
        }

        if (await AnyAsync(SharedKeys(), cancellationToken))
        {
            await session.ExecuteAsync(DeleteDuplicates(), cancellationToken);
        }
    }

    /// <summary>Writes one partition in key order, so that equal rows make equal bytes.</summary>
    /// <returns>Rows written; a file without rows is no use to anybody.</returns>
    public Task<int> WriteAsync(string partition, string file, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            $"""
            copy (select * from staged where {PartitionName.Condition(partition)} order by {Sql.Names(table.Key)})
            to {Sql.Text(file)} (format parquet, compression zstd)
            """,
            cancellationToken
        );

    // Two answers rarely share a unit or a key: the narrow look is cheap, windows over all columns would not be.
    private string SharedUnits() =>
        $"select 1 from staged group by {Sql.Names(table.Authority)} having count(distinct _fetch_id) > 1 limit 1";

    private string SharedKeys() => $"select 1 from staged group by {Key} having count(*) > 1 limit 1";

    private async Task<bool> AnyAsync(string query, CancellationToken cancellationToken) =>
        (await session.QueryAsync(query, _ => true, cancellationToken)).Count > 0;

    private string DeleteVoidRows() =>
        table.Authority.SequenceEqual(table.Key)
            ? "select 1"
            : $"""
                delete from staged where rowid in (
                    select s.rowid from staged s
                    join (
                        select {Sql.Names(table.Authority)}, bool_or(not partial) as whole,
                            arg_max(_fetch_id, (not partial, _ingested_at, _fetch_id)) as winner
                        from (
                            select distinct {Sql.Names(
                    table.Authority
                )}, _fetch_id, _ingested_at, endpoint in {PartialEndpoints} as partial
                            from staged join (select fetch_id, endpoint from scope) on fetch_id = _fetch_id
                        ) group by all
                    ) w using ({Sql.Names(table.Authority)})
                    where w.whole and s._fetch_id <> w.winner
                )
                """;

    private string DeleteDuplicates()
    {
        var prefer = table.Prefer.Length == 0 ? "" : table.Prefer + ", ";
        return $"""
            delete from staged where rowid in (
                select rowid from (
                    select rowid, row_number() over (
                        partition by {Key} order by {prefer}_ingested_at desc, _fetch_id, md5(cast(staged as varchar))
                    ) as place
                    from staged where ({Key}) in (select ({Key}) from staged group by {Key} having count(*) > 1)
                ) where place > 1
            )
            """;
    }

    private string Key => Sql.Names(table.Key);

    private string PartialEndpoints =>
        table.Partial.Count == 0 ? "('')" : $"({string.Join(", ", table.Partial.Select(Sql.Text))})";
}
