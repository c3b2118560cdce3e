using System.Data.Common;
using System.Globalization;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Transformer.Bronze;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Silver;

/// <summary>Finds out what fresh answers claim in a silver table.</summary>
internal static class ClaimReader
{
    /// <summary>The claimed partitions of each fetch; a fetch whose rows lack a part of the key is refused.</summary>
    /// <param name="session">A session with the macros.</param>
    /// <param name="table">The table.</param>
    /// <param name="fresh">The fresh bronze objects of endpoints that feed the table.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    public static async Task<IReadOnlyDictionary<string, ClaimedRows>> ReadAsync(
        DuckSession session,
        SqlTable table,
        IReadOnlyList<BronzeObject> fresh,
        CancellationToken cancellationToken
    )
    {
        var files = fresh.Select(bronze => bronze.File).ToArray();
        await session.ExecuteAsync(BronzeViews.ScopeTable(files), cancellationToken);
        await session.ExecuteAsync(
            BronzeViews.Over(table, endpoint => [.. files.Where(file => file.Endpoint == endpoint)]),
            cancellationToken
        );
        var rows = await session.QueryAsync(Query(table), reader => Row(table, reader), cancellationToken);
        return rows.GroupBy(row => row.FetchId).ToDictionary(group => group.Key, group => Collect(table, group));
    }

    private static string Query(SqlTable table)
    {
        var dated = table.Partitioning == Partitioning.SeasonAndGameDate;
        var season = table.Partitioning == Partitioning.None ? "cast(null as integer)" : "season";
        var nullKey = string.Join(
            " or ",
            table.Key.Concat(PartitionName.Columns(table)).Distinct().Select(name => $"{Sql.Name(name)} is null")
        );
        return $"""
            select _fetch_id, {season} as season, {(dated ? "game_date" : "cast(null as date)")} as game_date,
                {(dated ? "game_id" : "cast(null as integer)")} as game_id, count(*) as row_count,
                count(*) filter (where {nullKey}) as without_key
            from ({table.Select})
            group by all
            """;
    }

    private static ClaimedGame Row(SqlTable table, DbDataReader reader)
    {
        var season = reader.IsDBNull(1) ? (int?)null : reader.GetInt32(1);
        var day = reader.IsDBNull(2) ? (DateOnly?)null : DateOnly.FromDateTime(reader.GetDateTime(2));
        return new ClaimedGame(
            reader.GetString(0),
            PartitionName.Of(table, season, day),
            reader.IsDBNull(3) ? null : reader.GetInt32(3),
            reader.GetInt64(4),
            reader.GetInt64(5)
        );
    }

    private static ClaimedRows Collect(SqlTable table, IGrouping<string, ClaimedGame> rows)
    {
        var withoutKey = rows.Sum(row => row.WithoutKey);
        if (withoutKey > 0)
        {
            return new ClaimedRows(
                new Dictionary<string, ClaimedPartition>(),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"silver {table.Name}: {withoutKey} rows have no {string.Join(" or ", table.Key)}"
                )
            );
        }

        var partitions = rows.GroupBy(row => row.Partition)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => new ClaimedPartition(
                    group.Sum(row => row.Rows),
                    [.. group.Select(row => row.GameId).OfType<int>().Distinct().Order()]
                )
            );
        return new ClaimedRows(partitions, null);
    }

    private sealed record ClaimedGame(string FetchId, string Partition, int? GameId, long Rows, long WithoutKey);
}

/// <summary>What one answer claims in a table.</summary>
/// <param name="Partitions">Claims by partition.</param>
/// <param name="Refusal">Why the answer cannot be taken, or null.</param>
internal sealed record ClaimedRows(IReadOnlyDictionary<string, ClaimedPartition> Partitions, string? Refusal);
