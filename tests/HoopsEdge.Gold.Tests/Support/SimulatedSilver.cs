using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using HoopsEdge.ApiSimulator;
using HoopsEdge.Gold.Tests.Support;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Transformer.Gold;
using HoopsEdge.Transformer.Tables;

[assembly: AssemblyFixture(typeof(SimulatedSilver))]

namespace HoopsEdge.Gold.Tests.Support;

/// <summary>
/// A lake with the silver tables of a simulated season: the answers of the simulator through the statements of
/// Sql/silver/. Nobody may change it; <see cref="GoldLake"/> takes copies.
/// </summary>
public sealed class SimulatedSilver : IAsyncLifetime
{
    public const int Season = 2026;

    private static readonly string[] Tables =
    [
        "dim_teams",
        "dim_conference_membership",
        "fct_games",
        "fct_game_teams",
        "fct_game_players",
        "fct_lines",
        "fct_plays",
        "fct_rankings",
        "fct_ratings_adjusted",
        "fct_ratings_srs",
        "fct_ratings_elo",
        "fct_player_season_stats",
        "fct_recruiting_players",
        "fct_recruiting_teams",
    ];

    private GoldLake _built = null!;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hoops-gold-");

    /// <summary>The silver tables alone.</summary>
    public string Lake => Path.Combine(_folder.FullName, "lake");

    /// <summary>The same with every derived table, and the state of their build.</summary>
    public string Built => _built.Lake;

    /// <summary>What the build of <see cref="Built"/> reported.</summary>
    public GoldReport FirstBuild { get; private set; } = new([]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var answers = _folder.CreateSubdirectory("answers").FullName;
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Teams = 24, Seed = 5 }, Stop);
        using var api = new HttpClient { BaseAddress = server.BaseAddress };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "simulated");
        await FetchAsync(api, answers);
        using var session = new DuckSession(new TransformOptions(), SqlTables.Macros);
        await LoadAsync(session, answers);
        foreach (var table in Tables)
        {
            await WriteAsync(session, SqlTables.Get(table));
        }

        await CopyAsync(session, "select * from lines", $"bronze/lines/season={Season}/asof=2026-07-01");
        _built = new GoldLake(Lake);
        FirstBuild = await _built.BuildAsync();
    }

    public ValueTask DisposeAsync()
    {
        _built.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task FetchAsync(HttpClient api, string folder)
    {
        var season = string.Create(CultureInfo.InvariantCulture, $"?season={Season}");
        var before = string.Create(CultureInfo.InvariantCulture, $"?year={Season - 1}");
        foreach (
            var (endpoint, path) in new[]
            {
                ("teams", "teams"),
                ("conferences_history", "conferences/history"),
                ("games", $"games{season}"),
                ("games_teams", $"games/teams{season}"),
                ("games_players", $"games/players{season}"),
                ("lines", $"lines{season}"),
                ("rankings", $"rankings{season}"),
                ("ratings_adjusted", $"ratings/adjusted{season}"),
                ("ratings_srs", $"ratings/srs{season}"),
                ("ratings_elo", $"ratings/elo{season}"),
                ("stats_player_season", $"stats/player/season{season}"),
                ("recruiting_players", $"recruiting/players{before}"),
                ("recruiting_teams", $"recruiting/teams{before}"),
            }
        )
        {
            await SaveAsync(api, path, Path.Combine(folder, $"{endpoint}.json"));
        }

        using var games = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "games.json"), Stop));
        foreach (var game in games.RootElement.EnumerateArray().Select(game => game.GetProperty("id").GetInt32()))
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"plays/game/{game}");
            await SaveAsync(api, path, Path.Combine(folder, $"plays_game-{game}.json"));
        }
    }

    private static async Task SaveAsync(HttpClient api, string path, string file)
    {
        await using var target = File.Create(file);
        await using var answer = await api.GetStreamAsync(new Uri(path, UriKind.Relative), Stop);
        await answer.CopyToAsync(target, Stop);
    }

    private static async Task LoadAsync(DuckSession session, string folder)
    {
        await session.ExecuteAsync(BronzeViews.ScopeTable([]), Stop);
        await session.ExecuteAsync("insert into scope (fetch_id) values ('fetch')", Stop);
        foreach (var table in Tables.Select(SqlTables.Get))
        {
            await session.ExecuteAsync(BronzeViews.Empty(table), Stop);
            foreach (var contract in table.Endpoints.Select(endpoint => EndpointContracts.All[endpoint]))
            {
                var files = Directory.GetFiles(folder).Where(file => EndpointOf(file) == contract.Name).ToArray();
                if (files.Length > 0)
                {
                    await session.ExecuteAsync(View(contract, files), Stop);
                }
            }
        }
    }

    /// <summary>A file is named after its endpoint and, where there are many, the game.</summary>
    private static string EndpointOf(string file) => Path.GetFileNameWithoutExtension(file).Split('-')[0];

    private static string View(EndpointContract contract, IEnumerable<string> files) =>
        $"""
            create or replace temp view {contract.Name} as
            select *, cast(null as varchar) as _extra, 'fetch' as _fetch_id,
                timestamptz '2026-07-01 12:00:00+00' as _ingested_at, 'raw' as _raw_key
            from read_json({Sql.List(files.Order())}, format = 'array', columns = {Sql.ColumnTypes(contract.Columns)})
            """;

    private async Task WriteAsync(DuckSession session, SqlTable table)
    {
        await session.ExecuteAsync($"create or replace temp table staged as {table.Select}", Stop);
        if (table.PathParts.Count == 0)
        {
            await CopyAsync(session, $"from staged order by {Sql.Names(table.Key)}", $"silver/{table.Name}");
            return;
        }

        var partitions = await session.QueryAsync(
            DerivedPartition.Query(table, "staged"),
            row => DerivedPartition.Read(table, row),
            Stop
        );
        foreach (var partition in partitions)
        {
            var rows = $"select * from staged where {DerivedPartition.Condition(table, partition)}";
            await CopyAsync(session, $"{rows} order by {Sql.Names(table.Key)}", $"silver/{table.Name}/{partition}");
        }
    }

    private Task<int> CopyAsync(DuckSession session, string rows, string partition)
    {
        var target = Directory.CreateDirectory(Path.Combine(Lake, partition)).FullName;
        var file = Path.Combine(target, "part-00000.parquet");
        return session.ExecuteAsync($"copy ({rows}) to {Sql.Text(file)} (format parquet)", Stop);
    }
}
