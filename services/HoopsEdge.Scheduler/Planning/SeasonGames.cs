using System.Data.Common;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Scheduler.Planning;

/// <summary>Reads from silver what requests depend on: games and with them teams, conferences, days; and players.</summary>
public sealed class SeasonGames(IObjectStore store, LakeKeys keys, IOptions<TransformOptions> options)
{
    /// <summary>The games of a season that are in the lake; empty when none are.</summary>
    public async Task<IReadOnlyList<KnownGame>> ReadAsync(Season season, CancellationToken cancellationToken)
    {
        const string columns =
            "game_id, game_date, start_at, status, home_team, away_team, home_conference, away_conference, tournament, score_known";
        return await QueryAsync(
            "fct_games",
            season,
            $"select {columns} from rows order by start_at, game_id",
            Read,
            cancellationToken
        );
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

    private async Task<IReadOnlyList<T>> QueryAsync<T>(
        string table,
        Season season,
        string query,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        var files = new List<string>();
        await foreach (var found in store.ListAsync($"{keys.SilverPrefix(table)}season={season}/", cancellationToken))
        {
            if (await store.LocalPathAsync(found.Key, cancellationToken) is { } path)
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

/// <summary>What planning needs of a game.</summary>
/// <param name="GameId">Game id.</param>
/// <param name="GameDate">Calendar day in US Eastern.</param>
/// <param name="StartAt">Tip-off, UTC.</param>
/// <param name="Status">scheduled, in_progress, final, postponed or cancelled.</param>
/// <param name="HomeTeam">Home school.</param>
/// <param name="AwayTeam">Away school.</param>
/// <param name="HomeConference">Home conference, null outside Division I.</param>
/// <param name="AwayConference">Away conference, null outside Division I.</param>
/// <param name="Tournament">Tournament, or null.</param>
/// <param name="ScoreKnown">True when the score is a result.</param>
public sealed record KnownGame(
    int GameId,
    DateOnly GameDate,
    DateTimeOffset StartAt,
    string Status,
    string? HomeTeam,
    string? AwayTeam,
    string? HomeConference,
    string? AwayConference,
    string? Tournament,
    bool ScoreKnown
)
{
    /// <summary>UTC calendar day of the tip-off.</summary>
    public DateOnly UtcDate => DateOnly.FromDateTime(StartAt.UtcDateTime);

    /// <summary>True when the game is over.</summary>
    public bool IsFinal => Status == "final";

    /// <summary>True when it will not be played as planned.</summary>
    public bool IsOff => Status is "postponed" or "cancelled";
}
