using System.Collections.Concurrent;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Transformer.Tables;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Transformer.Gold;

/// <summary>Computes what a plan says is due of one season of a derived table and puts it into the lake.</summary>
internal sealed class TableBuilder(
    IObjectStore store,
    LakeKeys keys,
    InputViews views,
    IOptions<TransformOptions> options
)
{
    /// <summary>Compressed bytes of input that one statement reads at most, unless one day has more.</summary>
    private const long BytesAtOnce = 12_000_000;

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
            await BuildDaysAsync(work, cancellationToken);
        }
        else if (plan.Due is [var whole])
        {
            var duck = await season.PrepareAsync(plan.Table, whole.Inputs, cancellationToken);
            await BuildUnitsAsync(work, duck, [whole], cancellationToken);
        }

        await RemoveAsync(work, cancellationToken);
        return new BuiltSeason([.. work.Changes], [.. work.Computed], work.ToRecord());
    }

    /// <summary>Days are independent: they are computed on every core, each in a small session of its own.</summary>
    private async Task BuildDaysAsync(Work work, CancellationToken cancellationToken)
    {
        var sessions = new ConcurrentBag<DuckSession>();
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = GoldSession.DaysAtOnce(options.Value),
            CancellationToken = cancellationToken,
        };
        try
        {
            await Parallel.ForEachAsync(
                Groups(work.Plan.Due),
                parallel,
                async (group, token) =>
                {
                    var session = sessions.TryTake(out var idle) ? idle : GoldSession.OpenForDays(options.Value);
                    sessions.Add(await BuildDaysAsync(work, session, group, token));
                }
            );
        }
        finally
        {
            foreach (var session in sessions)
            {
                session.Dispose();
            }
        }
    }

    private async Task<DuckSession> BuildDaysAsync(
        Work work,
        DuckSession session,
        IReadOnlyList<BuildUnit> days,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var inputs = days.SelectMany(day => day.Inputs)
                .GroupBy(files => files.Input)
                .Select(group => new InputFiles(
                    group.Key,
                    [.. group.SelectMany(files => files.Objects).DistinctBy(found => found.Key)]
                ));
            await views.CreateAsync(session, work.Plan.Season, inputs, cancellationToken);
            await BuildUnitsAsync(work, session, days, cancellationToken);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private async Task BuildUnitsAsync(
        Work work,
        DuckSession session,
        IReadOnlyList<BuildUnit> units,
        CancellationToken cancellationToken
    )
    {
        var table = work.Plan.Table;
        var stage = new DerivedStage(session, table, work.Plan.Season);
        var written = new List<WrittenPartition>();
        foreach (var partition in await stage.LoadAsync(cancellationToken))
        {
            var unit =
                units.FirstOrDefault(unit => unit.Partition.Length == 0 || unit.Partition == partition)
                ?? throw new TransformException(
                    $"{table.Layer} {table.Name}: rows of {partition} came from another day"
                );
            var file = Path.Combine(work.Folder, $"{Guid.NewGuid():n}.parquet");
            var version = await VersionAsync(work, partition, cancellationToken);
            var rows = await stage.WriteAsync(partition, file, cancellationToken);
            written.Add(new WrittenPartition(partition, unit.Fingerprint, file, rows, version));
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

    private static IEnumerable<IReadOnlyList<BuildUnit>> Groups(IEnumerable<BuildUnit> days)
    {
        var group = new List<BuildUnit>();
        var size = 0L;
        foreach (var day in days)
        {
            var bytes = day.Inputs.SelectMany(files => files.Objects).Sum(found => found.Bytes);
            if (group.Count > 0 && size + bytes > BytesAtOnce)
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
internal sealed record BuiltSeason(
    IReadOnlyList<PartitionChange> Changes,
    IReadOnlyList<PartitionChange> Computed,
    BuildRecord Record
);
