using System.Collections.Concurrent;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Transformer.Tables;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Transformer.Gold;

/// <summary>
/// Builds the tables that are computed from other tables, play-by-play silver and gold, when and only when something
/// that they follow from has changed. Each partition is replaced by one conditional write; may be run at any time, by
/// several processes and again after a crash.
/// </summary>
public sealed partial class GoldBuilder
{
    /// <summary>Run id of the events of derived tables.</summary>
    public const string RunId = "gold";

    private readonly IObjectStore _store;
    private readonly LakeKeys _keys;
    private readonly TableChanges _changes;
    private readonly BuildRecords _records;
    private readonly TablePlanner _planner;
    private readonly TableBuilder _builder;
    private readonly InputViews _views;
    private readonly DuckSessions _sessions;
    private readonly ILogger<GoldBuilder> _logger;

    internal GoldBuilder(
        IObjectStore store,
        LakeKeys keys,
        BuildRecords records,
        TableChanges changes,
        IEnumerable<IGoldKernel> kernels,
        DuckSessions sessions,
        TimeProvider time,
        ILogger<GoldBuilder> logger
    )
    {
        _store = store;
        _keys = keys;
        _changes = changes;
        _records = records;
        _planner = new TablePlanner(records, kernels);
        _views = new InputViews(store);
        _builder = new TableBuilder(store, keys, time);
        _sessions = sessions;
        _logger = logger;
    }

    /// <summary>Builds what is due.</summary>
    /// <param name="request">Which seasons and tables.</param>
    /// <param name="publish">Told of each table that changed, or null.</param>
    /// <param name="cancellationToken">Stops between two partitions; what is left is due the next time.</param>
    /// <exception cref="ArgumentException">The request names a season without games or a table that is not derived.</exception>
    public async Task<GoldReport> RunAsync(
        GoldRequest request,
        Func<TableUpdated, Task>? publish,
        CancellationToken cancellationToken
    )
    {
        var objects = new InputObjects(_store, _keys);
        var tables = Tables(request.Table);
        var builds = new List<TableBuild>();
        foreach (var season in await SeasonsAsync(request, objects, cancellationToken))
        {
            using var session = new SeasonSession(season, _views, _planner, _sessions);
            var work = new SeasonWork(season, session, objects, request.DryRun, publish);
            builds.AddRange(await DerivedRun.RunAsync(tables, table => TryBuildAsync(table, work, cancellationToken)));
        }

        return new GoldReport(builds);
    }

    /// <summary>Builds what is due of everything, unless nothing that it could follow from was written since it was last
    /// built by this program.</summary>
    /// <param name="publish">Told of each table that changed, or null.</param>
    /// <param name="cancellationToken">Stops between two partitions; what is left is due the next time.</param>
    public async Task<GoldReport> RunIfNewsAsync(Func<TableUpdated, Task>? publish, CancellationToken cancellationToken)
    {
        var since = await _changes.SinceAsync(Follower, cancellationToken);
        if (!since.HasNews(IsInput))
        {
            return new GoldReport([]);
        }

        var report = await RunAsync(new GoldRequest([]), publish, cancellationToken);
        if (!report.Failed.Any())
        {
            await _changes.SetSeenAsync(Follower, since, cancellationToken);
        }

        return report;
    }

    /// <summary>The derived tables that do not show yet what was written since: they, or tables that they read, are due.</summary>
    /// <param name="cancellationToken">Stops the look.</param>
    public async Task<IReadOnlySet<string>> LaggingAsync(CancellationToken cancellationToken)
    {
        var since = await _changes.SinceAsync(Follower, cancellationToken);
        if (!since.HasNews(IsInput))
        {
            return new HashSet<string>();
        }

        var report = await RunAsync(new GoldRequest([], DryRun: true), publish: null, cancellationToken);
        var due = report.Builds.Where(build => build.Outcome is not BuildOutcome.Unchanged);
        var lagging = due.Select(build => build.Table).ToHashSet(StringComparer.Ordinal);
        foreach (var table in SqlTables.Derived)
        {
            if (SqlTables.InputsOf(table).Any(input => lagging.Contains(input.Table)))
            {
                lagging.Add(table.Name);
            }
        }

        return lagging;
    }

    /// <summary>Under what name it is kept which changes were seen: a program that computes otherwise has seen none.</summary>
    private string Follower => $"gold/{_planner.ProgramFingerprint}";

    private static bool IsInput(string table) =>
        SqlTables.Derived.All(derived => $"{derived.Layer}/{derived.Name}" != table);

    private static IReadOnlyList<SqlTable> Tables(string? wanted) =>
        wanted is null ? SqlTables.Derived
        : SqlTables.Derived.Any(table => table.Name == wanted) ? DerivationOrder.Needed(SqlTables.Derived, wanted)
        : throw new ArgumentException(
            $"there is no derived table '{wanted}': {string.Join(", ", SqlTables.Derived.Select(table => table.Name))}"
        );

    private static async Task<IReadOnlyList<int>> SeasonsAsync(
        GoldRequest request,
        InputObjects objects,
        CancellationToken cancellationToken
    )
    {
        var seasons = await objects.SeasonsAsync(cancellationToken);
        if (request.Seasons.Count == 0)
        {
            return [.. seasons.Where(season => season >= (request.From ?? season))];
        }

        return request.Seasons.Except(seasons).ToArray() is [var unknown, ..]
            ? throw new ArgumentException($"season {unknown} has no games in the lake: run hoops backfill first")
            : [.. request.Seasons.Distinct().Order()];
    }

    /// <summary>A table that fails takes those along that read it, and no other.</summary>
    private async Task<TableBuild> TryBuildAsync(SqlTable table, SeasonWork work, CancellationToken cancellationToken)
    {
        try
        {
            if (SqlTables.InputsOf(table).FirstOrDefault(input => work.Failed.ContainsKey(input.Table)) is { } missing)
            {
                throw new TransformException($"{table.Layer} {table.Name}: it reads {missing.Table}, which failed");
            }

            return await BuildAsync(table, work, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            work.Failed.TryAdd(table.Name, table);
            work.Objects.Forget(table);
            LogFailed(_logger, failure, table.Layer, table.Name, work.Season);
            return Outcome(table, work, BuildOutcome.Failed) with { Error = failure.Message.ReplaceLineEndings(" ") };
        }
    }

    private async Task<TableBuild> BuildAsync(SqlTable table, SeasonWork work, CancellationToken cancellationToken)
    {
        var plan = await _planner.PlanAsync(table, work.Season, work.Objects, cancellationToken);
        if (plan.IsUnchanged)
        {
            return Outcome(table, work, BuildOutcome.Unchanged);
        }

        if (work.DryRun)
        {
            return Outcome(table, work, BuildOutcome.Due) with { Computed = plan.Due.Count };
        }

        using var activity = TransformerTelemetry.StartDerive(table, work.Season);
        var built = await _builder.BuildAsync(plan, work.Session, cancellationToken);
        work.Objects.Forget(table);
        await _changes.NoteAsync(table.Layer, table.Name, cancellationToken);
        if (built.Computed.Count > 0 && work.Publish is { } publish)
        {
            await publish(Update(table, built.Computed));
        }

        await _records.PutAsync(table.Name, work.Season, built.Record, cancellationToken);
        LogBuilt(_logger, table.Layer, table.Name, work.Season, built.Computed.Count, built.Changes.Count);
        return Outcome(table, work, BuildOutcome.Built) with
        {
            Changes = built.Changes,
            Computed = built.Computed.Count,
            Seconds = built.Seconds,
        };
    }

    private static TableBuild Outcome(SqlTable table, SeasonWork work, BuildOutcome outcome) =>
        new()
        {
            Layer = table.Layer,
            Table = table.Name,
            Season = work.Season,
            Outcome = outcome,
        };

    private static TableUpdated Update(SqlTable table, IReadOnlyList<PartitionChange> partitions) =>
        new()
        {
            RunId = RunId,
            Layer = table.Layer,
            Table = table.Name,
            Partitions = partitions,
        };

    private sealed record SeasonWork(
        int Season,
        SeasonSession Session,
        InputObjects Objects,
        bool DryRun,
        Func<TableUpdated, Task>? Publish
    )
    {
        public ConcurrentDictionary<string, SqlTable> Failed { get; } = new(StringComparer.Ordinal);
    }

    [LoggerMessage(
        EventName = "TableBuilt",
        Level = LogLevel.Information,
        Message = "Built {Layer} {Table} of {Season}: {Computed} partitions computed, {Changed} changed"
    )]
    private static partial void LogBuilt(
        ILogger logger,
        string layer,
        string table,
        int season,
        int computed,
        int changed
    );

    [LoggerMessage(
        EventName = "TableFailed",
        Level = LogLevel.Error,
        Message = "{Layer} {Table} of {Season} could not be built; its old data stays"
    )]
    private static partial void LogFailed(ILogger logger, Exception exception, string layer, string table, int season);
}
