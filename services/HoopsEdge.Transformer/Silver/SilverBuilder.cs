using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Silver;

/// <summary>
/// Builds silver partitions from the claims on them. Each partition is computed from everything that is claimed there
/// and replaced by one conditional write; who loses a race reads the claims again and computes again, so that two
/// transformers lose nothing.
/// </summary>
internal sealed class SilverBuilder(IObjectStore store, LakeKeys keys, ClaimStore claims, DuckSessions sessions)
{
    /// <summary>Writes under way at the same time: most of a small write is waiting for the disk or the network.</summary>
    private const int PutsAtOnce = 8;

    /// <summary>Builds what some fetches made dirty in one season of a table.</summary>
    /// <returns>The partitions whose content changed.</returns>
    public async Task<IReadOnlyList<PartitionChange>> BuildAsync(
        SqlTable table,
        string season,
        IReadOnlySet<string> fetches,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var result = new BuildResult();
        var before = await claims.OfSeasonAsync(table.Name, season, cancellationToken);
        var waiting = BuildPlan.Affected(before, fetches);
        IReadOnlyList<StoredClaim> current = before;
        while (waiting.Count > 0)
        {
            // The versions are read before the claims: a claim that is recorded later makes its own writer see the
            // version that we are about to replace, so one of the two writes fails and that writer computes again.
            var versions = await ReadVersionsAsync(table, season, waiting, cancellationToken);
            current = await claims.OfSeasonAsync(table.Name, season, cancellationToken);
            var affected = BuildPlan.Affected(current, fetches, waiting);
            if (affected.Count > waiting.Count)
            {
                waiting = affected;
                continue;
            }

            await BuildGroupsAsync(table, current, waiting, versions, folder, result, cancellationToken);

            // An ETag that follows from the content cannot tell A-B-A: look once more whether claims came meanwhile.
            var after = await claims.OfSeasonAsync(table.Name, season, cancellationToken);
            var again = result.TakeLost();
            again.UnionWith(BuildPlan.Outdated(current, after, waiting));
            waiting = again;
        }

        foreach (var stored in current.Where(stored => fetches.Contains(stored.Claim.FetchId)))
        {
            await claims.SettleAsync(table.Name, stored, cancellationToken);
        }

        return result.Changes;
    }

    private async Task<Dictionary<string, string?>> ReadVersionsAsync(
        SqlTable table,
        string season,
        IEnumerable<string> partitions,
        CancellationToken cancellationToken
    )
    {
        var byKey = partitions.ToDictionary(partition => keys.Silver(table.Name, partition));
        var prefix = table.Partitioning == Partitioning.None ? "" : $"season={season}";
        var versions = await store.VersionsAsync(keys.SilverPrefix(table.Name) + prefix, byKey.Keys, cancellationToken);
        return byKey.ToDictionary(entry => entry.Value, entry => versions[entry.Key]);
    }

    private async Task BuildGroupsAsync(
        SqlTable table,
        IReadOnlyList<StoredClaim> current,
        SortedSet<string> partitions,
        Dictionary<string, string?> versions,
        string folder,
        BuildResult result,
        CancellationToken cancellationToken
    )
    {
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = sessions.Lanes.Count,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(
            BuildPlan.Groups(current, partitions, sessions.RowsAtOnce),
            parallel,
            async (group, token) => await BuildGroupAsync(table, current, group, versions, folder, result, token)
        );
    }

    private async Task BuildGroupAsync(
        SqlTable table,
        IReadOnlyList<StoredClaim> current,
        PartitionGroup group,
        Dictionary<string, string?> versions,
        string folder,
        BuildResult result,
        CancellationToken cancellationToken
    )
    {
        var built = new List<BuiltPartition>();
        await using (var session = await sessions.RentAsync(group.Rows, cancellationToken))
        {
            var stage = new SilverStage(session.Duck, table);
            var files = await LocalFilesAsync(current, group.Partitions, cancellationToken);
            await stage.LoadAsync(files, group.Partitions, cancellationToken);
            foreach (var partition in group.Partitions)
            {
                var file = Path.Combine(folder, $"{Guid.NewGuid():n}.parquet");
                var rows = await stage.WriteAsync(partition, file, cancellationToken);
                built.Add(new BuiltPartition(partition, file, rows));
            }
        }

        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = PutsAtOnce,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(
            built,
            parallel,
            async (partition, token) => result.Add(await PutAsync(table, partition, versions[partition.Name], token))
        );
    }

    private async Task<PutPartition> PutAsync(
        SqlTable table,
        BuiltPartition built,
        string? version,
        CancellationToken cancellationToken
    )
    {
        var key = keys.Silver(table.Name, built.Name);
        if (built.Rows == 0)
        {
            // What was not there may have come meanwhile, and what was there may have changed.
            var isGone = version is null
                ? await store.FindAsync(key, cancellationToken) is null
                : await store.DeleteAsync(key, WriteCondition.IfUnchangedSince(version), cancellationToken);
            var gone = version is null ? null : new PartitionChange(built.Name, null, 0, 0);
            return new PutPartition(built.Name, !isGone, isGone ? gone : null);
        }

        var bytes = new FileInfo(built.File).Length;
        var replaced = await store.ReplaceFileAsync(key, built.File, version, cancellationToken);
        File.Delete(built.File);
        var change = new PartitionChange(built.Name, key, built.Rows, bytes);
        return new PutPartition(
            built.Name,
            replaced == ReplaceResult.Lost,
            replaced == ReplaceResult.Replaced ? change : null
        );
    }

    private async Task<IReadOnlyList<BronzeFile>> LocalFilesAsync(
        IReadOnlyList<StoredClaim> current,
        IReadOnlyList<string> group,
        CancellationToken cancellationToken
    )
    {
        var wanted = group.ToHashSet(StringComparer.Ordinal);
        var files = new List<BronzeFile>();
        foreach (var claim in current.Select(stored => stored.Claim))
        {
            if (claim.BronzeKey is not { } key || !claim.Partitions.Keys.Any(wanted.Contains))
            {
                continue;
            }

            var path =
                await store.LocalPathAsync(key, WantedContent.Version(claim.BronzeVersion), cancellationToken)
                ?? throw new TransformException($"bronze object {key} is missing from the lake: run hoops rebuild");
            files.Add(new BronzeFile(claim.FetchId, claim.Endpoint, claim.Scope, claim.Contract, path));
        }

        return files;
    }
}
