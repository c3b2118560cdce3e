using System.Collections.Concurrent;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Gold;

/// <summary>Computes what a plan says is due of one season of a derived table and puts it into the lake.</summary>
internal sealed class TableBuilder(IObjectStore store, LakeKeys keys, TimeProvider time)
{
    /// <summary>Compressed bytes of input that one statement reads at most, unless one day has more.</summary>
    private const long BytesAtOnce = 4_000_000;

    private const int PutsAtOnce = 8;

    /// <summary>Carries a plan out.</summary>
    /// <param name="plan">What is due.</param>
    /// <param name="season">The session in which kernels put their rows.</param>
    /// <param name="cancellationToken">Stops; partitions that are put stay, and the season is due again.</param>
    /// <returns>What changed, and the record to keep once everybody has been told.</returns>
    public async Task<BuiltSeason> BuildAsync(TablePlan plan, SeasonSession season, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder("hoops-gold-");
        var work = new Work(plan, folder.Path);
        if (plan.Table.Partitioning == Partitioning.SeasonAndGameDate)
        {
            await season.UseAllAsync(
                Groups(plan.Due, season.AtOnce),
                InputsOf,
                (duck, days) => BuildUnitsAsync(work, duck, days, cancellationToken),
                cancellationToken
            );
        }
        else if (plan.Due is [var whole])
        {
            await season.UseAsync(
                plan.Table,
                whole.Inputs,
                duck => BuildUnitsAsync(work, duck, [whole], cancellationToken),
                cancellationToken
            );
        }

        await RemoveAsync(work, cancellationToken);
        var seconds = work.Began is 0 ? 0 : time.GetElapsedTime(work.Began).TotalSeconds;
        return new BuiltSeason([.. work.Changes], [.. work.Computed], work.ToRecord(), seconds);
    }

    private async Task BuildUnitsAsync(
        Work work,
        DuckSession session,
        IReadOnlyList<BuildUnit> units,
        CancellationToken cancellationToken
    )
    {
        work.Begin(time.GetTimestamp());
        var stage = new DerivedStage(session, work.Plan.Table, work.Plan.Season);
        var written = new List<WrittenPartition>();
        foreach (var partition in await stage.LoadAsync(cancellationToken))
        {
            var file = Path.Combine(work.Folder, $"{Guid.NewGuid():n}.parquet");
            var version = await VersionAsync(work, partition, cancellationToken);
            var rows = await stage.WriteAsync(partition, file, cancellationToken);
            written.Add(new WrittenPartition(partition, FingerprintOf(work, units, partition), file, rows, version));
        }

        await stage.ClearAsync();
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = PutsAtOnce,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(
            written,
            parallel,
            async (partition, token) => await PutAsync(work, partition, token)
        );
        foreach (var unit in units.Where(unit => unit.Partition.Length > 0))
        {
            work.Built.TryAdd(unit.Partition, new BuiltObject(unit.Fingerprint, 0));
        }
    }

    private static string FingerprintOf(Work work, IReadOnlyList<BuildUnit> units, string partition) =>
        units.FirstOrDefault(unit => unit.Partition.Length == 0 || unit.Partition == partition)?.Fingerprint
        ?? throw new TransformException(
            $"{work.Plan.Table.Layer} {work.Plan.Table.Name}: rows of {partition} came from another day"
        );

    private async Task<string?> VersionAsync(Work work, string partition, CancellationToken cancellationToken) =>
        work.Plan.Present.TryGetValue(partition, out var before)
            ? (await store.VersionsAsync(before.Key, [before.Key], cancellationToken))[before.Key]
            : null;

    private async Task PutAsync(Work work, WrittenPartition written, CancellationToken cancellationToken)
    {
        var table = work.Plan.Table;
        var key = keys.Partition(table.Layer, table.Name, written.Partition);
        var bytes = new FileInfo(written.File).Length;
        var replaced = await store.ReplaceFileAsync(key, written.File, written.Version, cancellationToken);
        File.Delete(written.File);
        if (replaced == ReplaceResult.Lost)
        {
            throw new TransformException($"{key} was replaced by another process meanwhile: build again");
        }

        work.Built[written.Partition] = new BuiltObject(written.Fingerprint, bytes);
        var change = new PartitionChange(written.Partition, key, written.Rows, bytes);
        work.Computed.Add(change);
        if (replaced == ReplaceResult.Replaced)
        {
            work.Changes.Add(change);
        }
    }

    /// <summary>Removes the partitions that no row belongs to any more.</summary>
    private async Task RemoveAsync(Work work, CancellationToken cancellationToken)
    {
        var kept = work.Built.Where(entry => entry.Value.Bytes > 0).Select(entry => entry.Key).ToHashSet();
        foreach (var (partition, found) in work.Plan.Present.Where(entry => !kept.Contains(entry.Key)))
        {
            await store.DeleteAsync(found.Key, WriteCondition.Always, cancellationToken);
            var gone = new PartitionChange(partition, null, 0, 0);
            work.Computed.Add(gone);
            work.Changes.Add(gone);
        }
    }

    private static IEnumerable<InputFiles> InputsOf(IReadOnlyList<BuildUnit> days) =>
        days.SelectMany(day => day.Inputs)
            .GroupBy(files => files.Input)
            .Select(group => new InputFiles(
                group.Key,
                [.. group.SelectMany(files => files.Objects).DistinctBy(found => found.Key)]
            ));

    /// <summary>Cuts days into groups: one for each session, more where one would be too large.</summary>
    private static IEnumerable<IReadOnlyList<BuildUnit>> Groups(IReadOnlyList<BuildUnit> days, int sessions)
    {
        var atOnce = Math.Min(BytesAtOnce, (days.Sum(BytesOf) / sessions) + 1);
        var group = new List<BuildUnit>();
        var size = 0L;
        foreach (var day in days)
        {
            var bytes = BytesOf(day);
            if (group.Count > 0 && size + bytes > atOnce)
            {
                yield return group;
                group = [];
                size = 0;
            }

            group.Add(day);
            size += bytes;
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private static long BytesOf(BuildUnit day) =>
        day.Inputs.SelectMany(files => files.Objects).Sum(found => found.Bytes);

    private sealed record WrittenPartition(
        string Partition,
        string Fingerprint,
        string File,
        int Rows,
        string? Version
    );

    private sealed record Work(TablePlan Plan, string Folder)
    {
        public ConcurrentDictionary<string, BuiltObject> Built { get; } = new(Plan.Kept, StringComparer.Ordinal);

        public ConcurrentBag<PartitionChange> Changes { get; } = [];

        public ConcurrentBag<PartitionChange> Computed { get; } = [];

        /// <summary>When the first statement began: a table waits until a lane is free.</summary>
        public long Began => Interlocked.Read(ref _began);

        private long _began;

        public void Begin(long now) => Interlocked.CompareExchange(ref _began, now, 0);

        public BuildRecord ToRecord() =>
            new()
            {
                Fingerprint = Plan.Fingerprint,
                Partitions = new SortedDictionary<string, BuiltObject>(Built, StringComparer.Ordinal),
            };
    }
}

/// <summary>What a build did.</summary>
/// <param name="Changes">Partitions whose content changed.</param>
/// <param name="Computed">Partitions that were computed: a build that was killed before it told of a change finds the
/// object as it should be, so all of these are told.</param>
/// <param name="Record">What to remember of the build.</param>
/// <param name="Seconds">From the first statement to the last object.</param>
internal sealed record BuiltSeason(
    IReadOnlyList<PartitionChange> Changes,
    IReadOnlyList<PartitionChange> Computed,
    BuildRecord Record,
    double Seconds
);
