using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Transformer.Silver;
using HoopsEdge.Transformer.Tables;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Transformer.Rebuilding;

/// <summary>
/// Makes bronze and silver again from raw/ alone, also after the state store was lost. Readers see whole partitions all
/// the time: bronze and claims come first, then every partition is built once, then what nobody claims is removed.
/// </summary>
public sealed class LakeRebuild
{
    private readonly IObjectStore _store;
    private readonly LakeKeys _keys;
    private readonly RawInventory _inventory;
    private readonly LandedTransformer _transformer;
    private readonly ClaimStore _claims;
    private readonly FetchCheckpoints _checkpoints;
    private readonly TransformOptions _options;

    internal LakeRebuild(
        IObjectStore store,
        LakeKeys keys,
        RawInventory inventory,
        LandedTransformer transformer,
        ClaimStore claims,
        FetchCheckpoints checkpoints,
        IOptions<TransformOptions> options
    )
    {
        _store = store;
        _keys = keys;
        _inventory = inventory;
        _transformer = transformer;
        _claims = claims;
        _checkpoints = checkpoints;
        _options = options.Value;
    }

    /// <summary>Rebuilds everything.</summary>
    /// <param name="progress">Told how many of how many answers are taken in, or null.</param>
    /// <param name="cancellationToken">Stops; running it again starts over.</param>
    public async Task<RebuildReport> RunAsync(
        IProgress<(int Done, int Total)>? progress,
        CancellationToken cancellationToken
    )
    {
        var skipped = new List<string>();
        var answers = new List<RawAnswer>();
        foreach (var contract in EndpointContracts.All.Values)
        {
            answers.AddRange(await _inventory.ReadAsync(contract, skipped, cancellationToken));
        }

        await ForgetClaimsAsync(cancellationToken);
        await RestoreCheckpointsAsync(answers, cancellationToken);
        var work = await StageAsync(answers, skipped, progress, cancellationToken);
        var changes = await _transformer.BuildAsync([.. OnceATableAndSeason(work)], cancellationToken);
        await FinishAsync(answers, cancellationToken);
        var removed = await RemoveUnclaimedAsync(answers, cancellationToken);
        return new RebuildReport(
            answers.Count,
            answers.Sum(answer => answer.Landed.Rows),
            changes.Sum(change => change.Partitions.Count),
            removed,
            skipped
        );
    }

    private async Task<IReadOnlyList<SilverWork>> StageAsync(
        IReadOnlyList<RawAnswer> answers,
        List<string> skipped,
        IProgress<(int Done, int Total)>? progress,
        CancellationToken cancellationToken
    )
    {
        var work = new List<SilverWork>();
        var done = 0;
        foreach (var batch in answers.Select(answer => answer.Landed).Chunk(_options.BatchSize))
        {
            var staged = await _transformer.StageAsync(batch, cancellationToken);
            work.AddRange(staged.Work);
            skipped.AddRange(staged.Refused.Select(refusal => $"{refusal.Landed.RawKeys[0]}: {refusal.Reason}"));
            done += batch.Length;
            progress?.Report((done, answers.Count));
        }

        return work;
    }

    private static IEnumerable<SilverWork> OnceATableAndSeason(IEnumerable<SilverWork> work) =>
        work.GroupBy(item => (item.Table, item.Season))
            .Select(group => new SilverWork(
                group.First().RunId,
                group.Key.Table,
                group.Key.Season,
                group.SelectMany(item => item.Fetches).ToHashSet(StringComparer.Ordinal)
            ));

    private async Task ForgetClaimsAsync(CancellationToken cancellationToken)
    {
        foreach (var table in SqlTables.Silver)
        {
            await _claims.ForgetAsync(table.Name, cancellationToken);
        }
    }

    private async Task RestoreCheckpointsAsync(IEnumerable<RawAnswer> answers, CancellationToken cancellationToken)
    {
        foreach (var answer in answers)
        {
            var landed = answer.Landed;
            await _checkpoints.UpdateAsync(
                landed.Endpoint,
                landed.FetchId,
                before =>
                    before?.IngestedAt >= landed.IngestedAt
                        ? before with
                        {
                            Partitions = [],
                        }
                        : (before ?? Unknown(answer)) with
                        {
                            Status = FetchStatus.Landed,
                            AnsweredAt = before?.AnsweredAt ?? landed.IngestedAt,
                            RawKeys = landed.RawKeys,
                            ContentHash = landed.ContentHash,
                            IngestedAt = landed.IngestedAt,
                            Rows = landed.Rows,
                            Pages = landed.RawKeys.Count,
                            HasUnknownFields = landed.HasUnknownFields,
                            UnknownFields = answer.UnknownFields,
                            InSilver = false,
                            Partitions = [],
                        },
                cancellationToken
            );
        }
    }

    private static FetchCheckpoint Unknown(RawAnswer answer) =>
        new()
        {
            Endpoint = answer.Landed.Endpoint,
            FetchId = answer.Landed.FetchId,
            Parameters = answer.Parameters,
            Scope = answer.Landed.Scope,
            RunId = answer.Landed.RunId,
            Status = FetchStatus.Landed,
        };

    private async Task FinishAsync(IReadOnlyList<RawAnswer> answers, CancellationToken cancellationToken)
    {
        var newest = answers
            .GroupBy(answer => answer.Landed.FetchId)
            .Select(group => group.MaxBy(answer => answer.Landed.IngestedAt)?.Landed)
            .OfType<Contracts.RawLanded>()
            .ToArray();
        await _transformer.FinishAsync(new StagedBatch(newest, [], [], []), cancellationToken);
    }

    private async Task<int> RemoveUnclaimedAsync(IReadOnlyList<RawAnswer> answers, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var table in SqlTables.Silver)
        {
            var claimed = await _claims.PartitionsAsync(table.Name, cancellationToken);
            var kept = claimed
                .Select(partition => _keys.Silver(table.Name, partition))
                .ToHashSet(StringComparer.Ordinal);
            removed += await RemoveAsync(_keys.SilverPrefix(table.Name), kept, cancellationToken);
        }

        var bronze = answers
            .Select(answer => answer.Landed)
            .Select(landed =>
                _keys.Bronze(landed.Endpoint, landed.Scope, landed.FetchId, landed.ContentHash, landed.IngestedAt)
            )
            .ToHashSet(StringComparer.Ordinal);
        foreach (var contract in EndpointContracts.All.Values)
        {
            removed += await RemoveAsync(_keys.BronzePrefix(contract.Name), bronze, cancellationToken);
        }

        return removed;
    }

    private async Task<int> RemoveAsync(string prefix, HashSet<string> kept, CancellationToken cancellationToken)
    {
        var removed = 0;
        await foreach (var found in _store.ListAsync(prefix, cancellationToken))
        {
            if (!kept.Contains(found.Key))
            {
                await _store.DeleteAsync(found.Key, WriteCondition.Always, cancellationToken);
                removed++;
            }
        }

        return removed;
    }
}

/// <summary>What a rebuild did.</summary>
/// <param name="Answers">Raw answers taken in, every version.</param>
/// <param name="Rows">Their rows.</param>
/// <param name="ChangedPartitions">Silver partitions that were not as they should be.</param>
/// <param name="RemovedObjects">Bronze and silver objects that no raw answer stands behind.</param>
/// <param name="Skipped">A line for each answer that could not be taken in.</param>
public sealed record RebuildReport(
    int Answers,
    long Rows,
    int ChangedPartitions,
    int RemovedObjects,
    IReadOnlyList<string> Skipped
);
