using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Transformer.Bronze;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Silver;

/// <summary>Records what fresh answers claim in a silver table.</summary>
internal sealed class ClaimRecorder(ClaimStore claims, FetchCheckpoints checkpoints, DuckSessions sessions)
{
    private static readonly ClaimedRows Nothing = new(new Dictionary<string, ClaimedPartition>(), null);

    /// <summary>Records the claims of answers to endpoints that feed the table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="answers">One answer a fetch.</param>
    /// <param name="refused">Gets the answers whose rows lack a part of the key.</param>
    /// <param name="cancellationToken">Stops between two claims; the rest is recorded when the answer comes again.</param>
    /// <returns>By season, the fetches whose claim is new.</returns>
    public async Task<SortedDictionary<string, HashSet<string>>> RecordAsync(
        SqlTable table,
        IReadOnlyList<WrittenAnswer> answers,
        List<Refusal> refused,
        CancellationToken cancellationToken
    )
    {
        var claimed = await ReadAsync(table, answers, cancellationToken);
        var bySeason = new SortedDictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            var rows = claimed.GetValueOrDefault(answer.Landed.FetchId, Nothing);
            if (rows.Refusal is { } reason)
            {
                refused.Add(new Refusal(answer.Landed, reason));
                continue;
            }

            foreach (var season in await NoteSeasonsAsync(table, answer.Landed, rows, cancellationToken))
            {
                if (await claims.RecordAsync(table.Name, season, ClaimOf(answer, rows, season), cancellationToken))
                {
                    bySeason.TryAdd(season, new HashSet<string>(StringComparer.Ordinal));
                    bySeason[season].Add(answer.Landed.FetchId);
                }
            }
        }

        return bySeason;
    }

    private async Task<IReadOnlyDictionary<string, ClaimedRows>> ReadAsync(
        SqlTable table,
        IReadOnlyList<WrittenAnswer> answers,
        CancellationToken cancellationToken
    )
    {
        var fresh = answers.Select(answer => answer.Bronze).OfType<BronzeObject>().ToArray();
        if (fresh.Length == 0)
        {
            return new Dictionary<string, ClaimedRows>();
        }

        await using var session = await sessions.RentAsync(fresh.Sum(bronze => bronze.Rows), cancellationToken);
        return await ClaimReader.ReadAsync(session.Duck, table, fresh, cancellationToken);
    }

    /// <summary>
    /// Seasons of the table that the answer claims now or claimed before. New ones are written to the checkpoint
    /// before any claim, so that the next answer knows where to look for claims of this one even after a crash. None
    /// when a newer answer has landed: there is no claim to meet where the newer one has no rows.
    /// </summary>
    private async Task<IReadOnlyList<string>> NoteSeasonsAsync(
        SqlTable table,
        RawLanded landed,
        ClaimedRows rows,
        CancellationToken cancellationToken
    )
    {
        var now = rows.Partitions.Keys.Select(partition => $"{table.Name}/{partition}").ToArray();
        var checkpoint = await checkpoints.UpdateAsync(
            landed.Endpoint,
            landed.FetchId,
            before =>
                before is null || before.IngestedAt > landed.IngestedAt || now.All(before.Partitions.Contains)
                    ? before
                    : before with
                    {
                        Partitions = [.. before.Partitions.Union(now)],
                    },
            cancellationToken
        );
        if (checkpoint?.IngestedAt > landed.IngestedAt)
        {
            return [];
        }

        var prefix = table.Name + "/";
        return
        [
            .. (checkpoint?.Partitions ?? [])
                .Where(partition => partition.StartsWith(prefix, StringComparison.Ordinal))
                .Concat(now)
                .Select(partition => PartitionName.SeasonOf(partition[prefix.Length..]))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static Claim ClaimOf(WrittenAnswer answer, ClaimedRows rows, string season) =>
        new()
        {
            FetchId = answer.Landed.FetchId,
            Endpoint = answer.Landed.Endpoint,
            Scope = answer.Landed.Scope,
            IngestedAt = answer.Landed.IngestedAt,
            BronzeKey = answer.Bronze?.Key,
            BronzeVersion = answer.Bronze?.Version,
            Contract = answer.Bronze?.File.Contract ?? "",
            Partitions = rows
                .Partitions.Where(entry => PartitionName.SeasonOf(entry.Key) == season)
                .ToDictionary(entry => entry.Key, entry => entry.Value),
        };
}
