using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Transformer.Tables;
using Microsoft.Extensions.Time.Testing;

namespace HoopsEdge.UnitTests.Support;

/// <summary>A lake in a temporary folder with its state, its clock and a planner over both.</summary>
internal sealed class TestLake : IDisposable
{
    private static readonly Lazy<Task<IReadOnlyList<TableDefinition>>> Definitions = new(() =>
        SqlTables.DescribeAsync(CancellationToken.None)
    );

    private readonly TemporaryFolder _folder = new();
    private int _states;

    public TestLake(DateTimeOffset? now = null)
    {
        Time = new FakeTimeProvider(now ?? Noon);
        Options = ConfigurationLoader.Load(
            ConfigFile.Shipped,
            new Dictionary<string, string?> { ["lake:folder"] = _folder.File("lake"), ["api:info_url"] = "" }
        );
        Store = new FolderObjectStore(Options.Lake.Folder);
        Keys = new LakeKeys(Options.Layout);
        Views = new LakeViews(Store, Keys, Microsoft.Extensions.Options.Options.Create(Options));
        Checkpoints = NewCheckpoints(Options.Lake.StateFile, out var state);
        State = state;
        Planner = NewPlanner();
    }

    /// <summary>January 15th 2026, noon: in the middle of season 2026.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    public FakeTimeProvider Time { get; }

    public HoopsOptions Options { get; }

    public FolderObjectStore Store { get; }

    public LakeKeys Keys { get; }

    public LakeViews Views { get; }

    public IStateStore State { get; private set; }

    public FetchCheckpoints Checkpoints { get; private set; }

    public Planner Planner { get; private set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Forgets every checkpoint; the lake stays as it is.</summary>
    public void ForgetState()
    {
        Checkpoints = NewCheckpoints(_folder.File($"state-{++_states}.db"), out var state);
        State = state;
        Planner = NewPlanner();
    }

    public static async Task<TableDefinition> DefinitionAsync(string table) =>
        (await Definitions.Value).Single(definition => definition.Layer == "silver" && definition.Name == table);

    public async Task WriteGamesAsync(params Game[] games)
    {
        foreach (var day in games.GroupBy(game => game.Partition))
        {
            await WriteAsync("fct_games", day.Key, [.. day.Select(game => game.ToRow())]);
        }
    }

    /// <summary>Writes one silver partition with every declared column.</summary>
    public async Task WriteAsync(string table, string partition, params Row[] rows)
    {
        var columns = (await DefinitionAsync(table)).Columns;
        var selects = rows.Select(row =>
            "select "
            + string.Join(
                ", ",
                columns.Select(column =>
                    $"cast({Row.Literal(row.GetValueOrDefault(column.Name))} as {column.Type}) as {Sql.Name(column.Name)}"
                )
            )
        );
        rows.SelectMany(row => row.Keys).Except(columns.Select(column => column.Name)).ShouldBeEmpty();
        await WriteQueryAsync(table, partition, string.Join(" union all ", selects));
    }

    /// <summary>Writes one row of a table whose every column is null.</summary>
    public async Task WriteNullsAsync(TableDefinition table)
    {
        var file = Path.Combine(
            Options.Lake.Folder,
            Keys.TablePrefix(table.Layer, table.Name),
            Path.Combine([.. table.PartitionedBy.Select(part => $"{part}=0")]),
            "part-00000.parquet"
        );
        var nulls = table.Columns.Select(column => $"cast(null as {column.Type}) as {Sql.Name(column.Name)}");
        await WriteFileAsync(file, $"select {string.Join(", ", nulls)}");
    }

    /// <summary>Writes one silver partition as a query gives it, right or wrong.</summary>
    public Task WriteQueryAsync(string table, string partition, string query) =>
        WriteFileAsync(Path.Combine(Options.Lake.Folder, Keys.Silver(table, partition)), query);

    private async Task WriteFileAsync(string file, string query)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? "");
        using var session = new DuckSession(Options.Transform);
        await session.ExecuteAsync($"copy ({query}) to {Sql.Text(file)} (format parquet)", Token);
    }

    public Task<Plan> BackfillAsync(int season, params string[] endpoints) =>
        PlanAsync(RunMode.Backfill, new Season(season), endpoints);

    public Task<Plan> IncrementalAsync(params string[] endpoints) => PlanAsync(RunMode.Incremental, null, endpoints);

    public Task<Plan> GapFillAsync(params string[] endpoints) => PlanAsync(RunMode.GapFill, null, endpoints);

    public Task<Plan> PlanAsync(RunMode mode, Season? season, params string[] endpoints) =>
        PlanAsync(
            new RunRequest
            {
                Mode = mode,
                From = season,
                To = season,
                Endpoints = endpoints,
            }
        );

    public Task<Plan> PlanAsync(RunRequest request, params IEnumerable<PlannedFetch> attempted) =>
        Planner.PlanAsync(request, attempted.Select(fetch => fetch.Request.FetchId).ToHashSet(), Token);

    /// <summary>Notes that the API answered just now.</summary>
    public async Task AnswerAsync(IEnumerable<PlannedFetch> fetches, long rows = 5)
    {
        foreach (var fetch in fetches)
        {
            var answered = new FetchCheckpoint
            {
                Endpoint = fetch.Request.Contract.Name,
                FetchId = fetch.Request.FetchId,
                Parameters = fetch.Request.Parameters,
                Scope = fetch.Scope,
                RunId = "earlier",
                Status = rows == 0 ? FetchStatus.Empty : FetchStatus.Transformed,
                AnsweredAt = Time.GetUtcNow(),
                Rows = rows,
                InSilver = true,
            };
            await PutAsync(answered);
        }
    }

    public Task PutAsync(FetchCheckpoint checkpoint) =>
        Checkpoints.UpdateAsync(checkpoint.Endpoint, checkpoint.FetchId, _ => checkpoint, Token);

    public void Dispose() => _folder.Dispose();

    private static FetchCheckpoints NewCheckpoints(string file, out IStateStore state) =>
        new(state = new SqliteStateStore(file));

    private Planner NewPlanner()
    {
        var transform = Microsoft.Extensions.Options.Options.Create(Options.Transform);
        var games = new SeasonGames(Store, Keys, new GameSummaries(State), transform);
        return new Planner(Microsoft.Extensions.Options.Options.Create(Options), Checkpoints, games, Time);
    }
}
