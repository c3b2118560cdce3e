using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Transformer.Tables;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

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
    private readonly TablePlanner _planner;
    private readonly TableBuilder _builder;
    private readonly InputViews _views;
    private readonly TransformOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<GoldBuilder> _logger;

    internal GoldBuilder(
        IObjectStore store,
        LakeKeys keys,
        BuildRecords records,
        TableChanges changes,
        IEnumerable<IGoldKernel> kernels,
        IOptions<TransformOptions> options,
        TimeProvider time,
        ILogger<GoldBuilder> logger
    )
    {
        _store = store;
        _keys = keys;
        _changes = changes;
        _planner = new TablePlanner(records, kernels);
        _views = new InputViews(store);
        _builder = new TableBuilder(store, keys, _views, records, options);
        _options = options.Value;
        _time = time;
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
            using var session = new SeasonSession(season, _views, _planner, _options);
            var failed = new HashSet<string>(StringComparer.Ordinal);
            foreach (var table in tables)
            {
                var build = await BuildAsync(
                    table,
                    session,
                    season,
                    objects,
                    failed,
                    request.DryRun,
                    cancellationToken
                );
                builds.Add(build);
                await TellAsync(build, publish);
            }
        }

        return new GoldReport(builds);
    }

    /// <summary>Builds what is due of everything, unless nothing that it could follow from was written since it was last
    /// built by this program.</summary>
    /// <param name="publish">Told of each table that changed, or null.</param>
    /// <param name="cancellationToken">Stops between two partitions; what is left is due the next time.</param>
    public async Task<GoldReport> RunIfNewsAsync(Func<TableUpdated, Task>? publish, CancellationToken cancellationToken)
    {
        var follower = $"gold/{_planner.ProgramFingerprint}";
        var since = await _changes.SinceAsync(follower, cancellationToken);
        if (!since.HasNews(IsInput))
        {
            return new GoldReport([]);
        }

        var report = await RunAsync(new GoldRequest([]), publish, cancellationToken);
        if (!report.Failed.Any())
        {
            await _changes.SetSeenAsync(follower, since, cancellationToken);
        }

        return report;
    }

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
            return seasons;
        }

        return request.Seasons.Except(seasons).ToArray() is [var unknown, ..]
            ? throw new ArgumentException($"season {unknown} has no games in the lake: run hoops backfill first")
            : [.. request.Seasons.Distinct().Order()];
    }

    private async Task<TableBuild> BuildAsync(
        SqlTable table,
        SeasonSession session,
        int season,
        InputObjects objects,
        HashSet<string> failed,
        bool dryRun,
        CancellationToken cancellationToken
    )
    {
        var started = _time.GetTimestamp();
        var build = new TableBuild
        {
            Layer = table.Layer,
            Table = table.Name,
            Season = season,
            Outcome = BuildOutcome.Unchanged,
        };
        try
        {
            if (SqlTables.InputsOf(table).FirstOrDefault(input => failed.Contains(input.Table)) is { } missing)
            {
                throw new TransformException($"{table.Layer} {table.Name}: it reads {missing.Table}, which failed");
            }

            var plan = await _planner.PlanAsync(table, season, objects, cancellationToken);
            if (plan.IsUnchanged)
            {
                return build;
            }

            if (dryRun)
            {
                return build with { Outcome = BuildOutcome.Due, Computed = plan.Due.Count };
            }

            using var activity = TransformerTelemetry.StartDerive(table, season);
            var built = await _builder.BuildAsync(plan, session, cancellationToken);
            objects.Forget(table);
            await _changes.NoteAsync(table.Layer, table.Name, cancellationToken);
            return build with
            {
                Outcome = BuildOutcome.Built,
                Changes = built.Changes,
                Computed = built.Computed,
                Seconds = _time.GetElapsedTime(started).TotalSeconds,
            };
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            failed.Add(table.Name);
            objects.Forget(table);
            LogFailed(_logger, failure, table.Layer, table.Name, season);
            return build with { Outcome = BuildOutcome.Failed, Error = failure.Message.ReplaceLineEndings(" ") };
        }
    }

    private async Task TellAsync(TableBuild build, Func<TableUpdated, Task>? publish)
    {
        if (build.Outcome == BuildOutcome.Built)
        {
            LogBuilt(_logger, build.Layer, build.Table, build.Season, build.Computed, build.Changes.Count);
        }

        if (build.Changes.Count > 0 && publish is not null)
        {
            await publish(
                new TableUpdated
                {
                    RunId = RunId,
                    Layer = build.Layer,
                    Table = build.Table,
                    Partitions = build.Changes,
                }
            );
        }
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
