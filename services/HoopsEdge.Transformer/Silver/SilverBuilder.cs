using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Transformer.Tables;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Transformer.Silver;

/// <summary>
/// Builds silver partitions from the claims on them. Each partition is computed from everything that is claimed there
/// and replaced by one conditional write; who loses a race reads the claims again and computes again, so that two
/// transformers lose nothing.
/// </summary>
internal sealed class SilverBuilder(
    IObjectStore store,
    LakeKeys keys,
    ClaimStore claims,
    IOptions<TransformOptions> options
)
{
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
        var changes = new Dictionary<string, PartitionChange>(StringComparer.Ordinal);
        var before = await claims.OfSeasonAsync(table.Name, season, cancellationToken);
        var waiting = BuildPlan.Affected(before, fetches);
        IReadOnlyList<StoredClaim> current = before;
        while (waiting.Count > 0)
        {
            // The versions are read before the claims: a claim that is recorded later makes its own writer see the
            // version that we are about to replace, so one of the two writes fails and that writer computes again.
            var versions = await ReadVersionsAsync(table, waiting, cancellationToken);
            current = await claims.OfSeasonAsync(table.Name, season, cancellationToken);
            var affected = BuildPlan.Affected(current, fetches, waiting);
            if (affected.Count > waiting.Count)
            {
                waiting = affected;
                continue;
            }

            var lost = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var group in BuildPlan.Groups(current, waiting))
            {
                await BuildGroupAsync(table, current, group, versions, folder, changes, lost, cancellationToken);
            }

            // An ETag that follows from the content cannot tell A-B-A: look once more whether claims came meanwhile.
            var after = await claims.OfSeasonAsync(table.Name, season, cancellationToken);
            lost.UnionWith(BuildPlan.Outdated(current, after, waiting));
            waiting = lost;
        }

        foreach (var stored in current.Where(stored => fetches.Contains(stored.Claim.FetchId)))
        {
            await claims.SettleAsync(table.Name, stored, cancellationToken);
        }

        return [.. changes.Values];
    }

    private async Task<Dictionary<string, string?>> ReadVersionsAsync(
        SqlTable table,
        IEnumerable<string> partitions,
        CancellationToken cancellationToken
    )
    {
        var versions = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var partition in partitions)
        {
            var found = await store.FindAsync(keys.Silver(table.Name, partition), cancellationToken);
            versions[partition] = found?.ETag;
        }

        return versions;
    }

    private async Task BuildGroupAsync(
        SqlTable table,
        IReadOnlyList<StoredClaim> current,
        IReadOnlyList<string> group,
        Dictionary<string, string?> versions,
        string folder,
        Dictionary<string, PartitionChange> changes,
        SortedSet<string> lost,
        CancellationToken cancellationToken
    )
    {
        using var session = new DuckSession(options.Value);
        var stage = new SilverStage(session, table);
        await stage.LoadAsync(await LocalFilesAsync(current, group, cancellationToken), group, cancellationToken);
        foreach (var partition in group)
        {
            var file = Path.Combine(folder, $"{Guid.NewGuid():n}.parquet");
            var rows = await stage.WriteAsync(partition, file, cancellationToken);
            var key = keys.Silver(table.Name, partition);
            var version = versions[partition];
            if (rows == 0)
            {
                if (
                    version is not null
                    && !await store.DeleteAsync(key, WriteCondition.IfUnchangedSince(version), cancellationToken)
                )
                {
                    lost.Add(partition);
                }
                else if (version is not null)
                {
                    changes[partition] = new PartitionChange(partition, null, 0, 0);
                }

                continue;
            }

            var bytes = new FileInfo(file).Length;
            var written = await store.ReplaceFileAsync(key, file, version, cancellationToken);
            File.Delete(file);
            if (written == ReplaceResult.Lost)
            {
                lost.Add(partition);
            }
            else if (written == ReplaceResult.Replaced)
            {
                changes[partition] = new PartitionChange(partition, key, rows, bytes);
            }
        }
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
                await store.LocalPathAsync(key, cancellationToken)
                ?? throw new TransformException($"bronze object {key} is missing from the lake: run hoops rebuild");
            files.Add(new BronzeFile(claim.FetchId, claim.Endpoint, claim.Scope, claim.Contract, path));
        }

        return files;
    }
}
