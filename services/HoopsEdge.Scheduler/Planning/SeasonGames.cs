using System.Data.Common;
using System.Globalization;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Scheduler.Planning;

/// <summary>Reads from silver what requests depend on: games and with them teams, conferences, days; and players.</summary>
public sealed class SeasonGames(
    IObjectStore store,
    LakeKeys keys,
    GameSummaries summaries,
    IOptions<TransformOptions> options
)
{
    private const string Games = "fct_games";
    private const string SelectGames =
        "select game_id, game_date, start_at, status, home_team, away_team, home_conference, away_conference, tournament, score_known from rows";

    /// <summary>The games of a season that are in the lake; empty when none are.</summary>
    public async Task<IReadOnlyList<KnownGame>> ReadAsync(Season season, CancellationToken cancellationToken)
    {
        var listed = await ListAsync(Games, season, cancellationToken);
        if (listed.All(found => found.ETag is null))
        {
            // The files are on this machine: to read them is cheaper than to remember what they say.
            return InOrder(await QueryAsync(listed, SelectGames, Read, cancellationToken));
        }

        var known = await summaries.ReadAsync(season, cancellationToken);
        var games = new List<KnownGame>();
        var news = new List<ListedObject>();
        foreach (var found in listed)
        {
            if (known.TryGetValue(found.Key, out var summary) && summary.ETag == found.ETag)
            {
                games.AddRange(summary.Games);
            }
            else
            {
                news.Add(found);
            }
        }

        var read = await ReadPartitionsAsync(news, cancellationToken);
        await summaries.WriteAsync(season, read, cancellationToken);
        return InOrder(games.Concat(read.SelectMany(day => day.Games)));
    }

    /// <summary>The players of a season's box scores.</summary>
    public Task<IReadOnlyList<int>> ReadPlayersAsync(Season season, CancellationToken cancellationToken) =>
        QueryAsync(
            "fct_game_players",
            season,
            "select distinct athlete_id from rows order by athlete_id",
            row => row.GetInt32(0),
            cancellationToken
        );

    /// <summary>The games that have rows in a table.</summary>
    public async Task<IReadOnlySet<int>> ReadGamesInAsync(
        string table,
        Season season,
        CancellationToken cancellationToken
    ) =>
        (
            await QueryAsync(
                table,
                season,
                "select distinct game_id from rows",
                row => row.GetInt32(0),
                cancellationToken
            )
        ).ToHashSet();

    private static IReadOnlyList<KnownGame> InOrder(IEnumerable<KnownGame> games) =>
        [.. games.OrderBy(game => game.StartAt).ThenBy(game => game.GameId)];

    private async Task<IReadOnlyList<DaySummary>> ReadPartitionsAsync(
        IReadOnlyList<ListedObject> partitions,
        CancellationToken cancellationToken
    )
    {
        var games = await QueryAsync(partitions, SelectGames, Read, cancellationToken);
        var byDay = games.ToLookup(game => game.GameDate);
        return
        [
            .. partitions.Select(partition => new DaySummary(
                partition.Key,
                partition.ETag,
                [.. byDay[DayOf(partition)]]
            )),
        ];
    }

    private async Task<IReadOnlyList<T>> QueryAsync<T>(
        string table,
        Season season,
        string query,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken
    ) => await QueryAsync(await ListAsync(table, season, cancellationToken), query, read, cancellationToken);

    private ValueTask<List<ListedObject>> ListAsync(string table, Season season, CancellationToken cancellationToken) =>
        store
            .ListAsync($"{keys.SilverPrefix(table)}season={season}/", cancellationToken)
            .ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<T>> QueryAsync<T>(
        IReadOnlyList<ListedObject> objects,
        string query,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        var files = new List<string>();
        foreach (var found in objects)
        {
            var wanted = WantedContent.Version(found.ETag);
            if (await store.LocalPathAsync(found.Key, wanted, cancellationToken) is { } path)
            {
                files.Add(path);
            }
        }

        if (files.Count == 0)
        {
            return [];
        }

        using var session = new DuckSession(options.Value);
        return await session.QueryAsync(
            $"with rows as (from read_parquet({Sql.List(files)}, hive_partitioning = false)) {query}",
            read,
            cancellationToken
        );
    }

    // silver/fct_games/season=2026/date=2025-11-03/part-00000.parquet
    private static DateOnly DayOf(ListedObject partition) =>
        DateOnly.ParseExact(partition.Key.Split('/')[^2]["date=".Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static KnownGame Read(DbDataReader row) =>
        new(
            row.GetInt32(0),
            DateOnly.FromDateTime(row.GetDateTime(1)),
            new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(2), DateTimeKind.Utc)),
            row.GetString(3),
            TextOrNull(row, 4),
            TextOrNull(row, 5),
            TextOrNull(row, 6),
            TextOrNull(row, 7),
            TextOrNull(row, 8),
            row.GetBoolean(9)
        );

    private static string? TextOrNull(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
