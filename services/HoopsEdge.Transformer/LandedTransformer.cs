using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Transformer.Bronze;
using HoopsEdge.Transformer.Silver;
using HoopsEdge.Transformer.Tables;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Transformer;

/// <summary>
/// Takes landed answers into bronze and silver. Every step may be repeated: bronze objects are named by their content,
/// claims keep what is not built yet, and a checkpoint says "in silver" only when all of it is visible.
/// </summary>
internal sealed partial class LandedTransformer(
    BronzeBatch bronze,
    ClaimRecorder claims,
    SilverBuilder silver,
    FetchCheckpoints checkpoints,
    TableChanges changes,
    DuckSessions sessions,
    ILogger<LandedTransformer> logger
)
{
    /// <summary>Takes a batch all the way.</summary>
    /// <param name="batch">The answers.</param>
    /// <param name="publish">Told of each table that changed, before the checkpoints say that all is done.</param>
    /// <param name="cancellationToken">Stops; the answers come again.</param>
    /// <returns>The answers that cannot become rows.</returns>
    public async Task<IReadOnlyList<Refusal>> TransformAsync(
        IReadOnlyCollection<RawLanded> batch,
        Func<TableUpdated, Task> publish,
        CancellationToken cancellationToken
    )
    {
        var staged = await StageAsync(batch, cancellationToken);
        var updates = new List<TableUpdated>(staged.BronzeChanges);
        updates.AddRange(await BuildAsync(staged.Work, cancellationToken));
        foreach (var update in updates)
        {
            await publish(update);
        }

        await FinishAsync(staged, cancellationToken);
        LogTransformed(logger, batch.Count, batch.Sum(landed => landed.Rows), updates.Count, staged.Refused.Count);
        return staged.Refused;
    }

    /// <summary>Writes bronze and records the claims, so that silver can be built.</summary>
    public async Task<StagedBatch> StageAsync(IReadOnlyCollection<RawLanded> batch, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder("hoops-bronze-");
        var result = await bronze.WriteAsync(batch, folder.Path, cancellationToken);
        foreach (var endpoint in result.Written.Select(answer => answer.Landed.Endpoint).Distinct())
        {
            await changes.NoteAsync("bronze", endpoint, cancellationToken);
        }

        var newest = result
            .Written.GroupBy(answer => answer.Landed.FetchId)
            .Select(group => group.OrderByDescending(answer => answer.Landed.IngestedAt).First())
            .ToArray();
        var work = new List<SilverWork>();
        foreach (var table in newest.SelectMany(answer => SqlTables.FedBy(answer.Landed.Endpoint)).Distinct())
        {
            var feeding = newest.Where(answer => table.Endpoints.Contains(answer.Landed.Endpoint)).ToArray();
            var bySeason = await claims.RecordAsync(table, feeding, result.Refused, cancellationToken);
            work.AddRange(
                bySeason.Select(entry => new SilverWork(feeding[0].Landed.RunId, table, entry.Key, entry.Value))
            );
        }

        var refused = result.Refused.Select(refusal => refusal.Landed.FetchId).ToHashSet(StringComparer.Ordinal);
        var accepted = newest.Select(answer => answer.Landed).Where(landed => !refused.Contains(landed.FetchId));
        return new StagedBatch([.. accepted], result.Refused, work, [.. BronzeChanges(result.Written)]);
    }

    /// <summary>Builds what staged answers made dirty, each season of a table once, several at the same time.</summary>
    /// <returns>The tables that changed, in the order of the work.</returns>
    public async Task<IReadOnlyList<TableUpdated>> BuildAsync(
        IReadOnlyList<SilverWork> work,
        CancellationToken cancellationToken
    )
    {
        var updates = new IReadOnlyList<TableUpdated>[work.Count];
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = sessions.Lanes.Count,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(
            Enumerable.Range(0, work.Count),
            parallel,
            async (index, token) => updates[index] = await BuildAsync(work[index], token)
        );
        return [.. updates.SelectMany(update => update)];
    }

    private async Task<IReadOnlyList<TableUpdated>> BuildAsync(SilverWork work, CancellationToken cancellationToken)
    {
        using var activity = TransformerTelemetry.StartBuild(work);
        using var folder = new TemporaryFolder("hoops-silver-");
        var partitions = await silver.BuildAsync(work.Table, work.Season, work.Fetches, folder.Path, cancellationToken);
        await changes.NoteAsync(work.Table.Layer, work.Table.Name, cancellationToken);
        return partitions.Count == 0
            ? []
            :
            [
                new TableUpdated
                {
                    RunId = work.RunId,
                    Layer = work.Table.Layer,
                    Table = work.Table.Name,
                    Partitions = partitions,
                },
            ];
    }

    /// <summary>Says in the checkpoints that the staged answers are in silver.</summary>
    public async Task FinishAsync(StagedBatch staged, CancellationToken cancellationToken)
    {
        foreach (var landed in staged.Accepted)
        {
            await checkpoints.UpdateAsync(
                landed.Endpoint,
                landed.FetchId,
                before => before is null || before.IngestedAt > landed.IngestedAt ? before : Finish(before, landed),
                cancellationToken
            );
        }
    }

    // The fetcher may note the landing only after the transformer is done with it, so the content is noted here too;
    // a run that has planned the fetch again since keeps its own status.
    private static FetchCheckpoint Finish(FetchCheckpoint before, RawLanded landed) =>
        before with
        {
            Status =
                before.RunId == landed.RunId && before.Status is FetchStatus.Planned or FetchStatus.Landed
                    ? EndOf(landed)
                    : before.Status,
            RawKeys = landed.RawKeys,
            ContentHash = landed.ContentHash,
            IngestedAt = landed.IngestedAt,
            Rows = landed.Rows,
            HasUnknownFields = landed.HasUnknownFields,
            InSilver = true,
        };

    private static FetchStatus EndOf(RawLanded landed) =>
        landed.Rows == 0 ? FetchStatus.Empty : FetchStatus.Transformed;

    private static IEnumerable<TableUpdated> BronzeChanges(IEnumerable<WrittenAnswer> written) =>
        written
            .Where(answer => answer.Bronze is not null)
            .GroupBy(answer => answer.Landed.Endpoint)
            .Select(group => new TableUpdated
            {
                RunId = group.First().Landed.RunId,
                Layer = "bronze",
                Table = group.Key,
                Partitions = [.. group.Select(answer => answer.Bronze).OfType<BronzeObject>().Select(Change)],
            });

    // bronze/games/season=2026/asof=2026-01-05/part-...: the partition is what stands between table and file.
    private static PartitionChange Change(BronzeObject written) =>
        new(string.Join('/', written.Key.Split('/')[2..^1]), written.Key, written.Rows, written.Bytes);

    [LoggerMessage(
        EventName = "BatchTransformed",
        Level = LogLevel.Information,
        Message = "Transformed {Answers} answers with {Rows} rows: {Tables} tables changed, {Refused} refused"
    )]
    private static partial void LogTransformed(ILogger logger, int answers, long rows, int tables, int refused);
}

/// <summary>A batch whose bronze is written and whose claims are recorded.</summary>
/// <param name="Accepted">The answers that go on, the newest of each fetch.</param>
/// <param name="Refused">The answers that do not.</param>
/// <param name="Work">What silver has to build.</param>
/// <param name="BronzeChanges">Bronze tables that got objects.</param>
internal sealed record StagedBatch(
    IReadOnlyList<RawLanded> Accepted,
    IReadOnlyList<Refusal> Refused,
    IReadOnlyList<SilverWork> Work,
    IReadOnlyList<TableUpdated> BronzeChanges
);

/// <summary>One season of a table that has to be built for some fetches.</summary>
/// <param name="RunId">The run that wants it.</param>
/// <param name="Table">The table.</param>
/// <param name="Season">Season as text, or <see cref="ClaimStore.NoSeason"/>.</param>
/// <param name="Fetches">The fetches whose claims are new.</param>
internal sealed record SilverWork(string RunId, SqlTable Table, string Season, IReadOnlySet<string> Fetches);
