using System.Diagnostics;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;

namespace HoopsEdge.Benchmarks.Plays;

/// <summary>The yardstick: one DuckDB statement that reads the same files into one flat Parquet file.</summary>
internal static class HandWrittenStatement
{
    private const string Columns = """
        {id: 'INTEGER', sourceId: 'VARCHAR', gameId: 'INTEGER', gameSourceId: 'VARCHAR', gameStartDate: 'TIMESTAMPTZ',
        season: 'DOUBLE', seasonType: 'VARCHAR', gameType: 'VARCHAR', tournament: 'VARCHAR', playType: 'VARCHAR',
        isHomeTeam: 'BOOLEAN', teamId: 'INTEGER', team: 'VARCHAR', conference: 'VARCHAR', teamSeed: 'DOUBLE',
        opponentId: 'INTEGER', opponent: 'VARCHAR', opponentConference: 'VARCHAR', opponentSeed: 'DOUBLE',
        period: 'INTEGER', clock: 'VARCHAR', secondsRemaining: 'INTEGER', homeScore: 'INTEGER', awayScore: 'INTEGER',
        homeWinProbability: 'DOUBLE', scoringPlay: 'BOOLEAN', shootingPlay: 'BOOLEAN', scoreValue: 'DOUBLE',
        wallclock: 'TIMESTAMPTZ', playText: 'VARCHAR', participants: 'STRUCT(name VARCHAR, id INTEGER)[]',
        onFloor: 'STRUCT(team VARCHAR, name VARCHAR, id INTEGER)[]',
        shotInfo: 'STRUCT(shooter STRUCT(name VARCHAR, id INTEGER), made BOOLEAN, range VARCHAR, assisted BOOLEAN,
        assistedBy STRUCT(name VARCHAR, id INTEGER), location STRUCT(y DOUBLE, x DOUBLE))'}
        """;

    private const string Select = """
        select id as play_id, nullif(sourceId, '') as source_id, gameId as game_id,
            nullif(gameSourceId, '') as game_source_id, cast(season as integer) as season, seasonType as season_type,
            cast(timezone('America/New_York', gameStartDate) as date) as game_date, gameStartDate as start_at,
            nullif(gameType, '') as game_type, nullif(tournament, '') as tournament, playType as play_type,
            isHomeTeam as is_home_team, nullif(teamId, -1) as team_id, nullif(team, '') as team,
            nullif(conference, '') as conference,
            cast(case when teamSeed between 1 and 98 then teamSeed end as integer) as team_seed,
            nullif(opponentId, -1) as opponent_id, nullif(opponent, '') as opponent,
            nullif(opponentConference, '') as opponent_conference,
            cast(case when opponentSeed between 1 and 98 then opponentSeed end as integer) as opponent_seed,
            period, nullif(clock, '') as clock, secondsRemaining as seconds_remaining, homeScore as home_score,
            awayScore as away_score, homeWinProbability as home_win_probability, scoringPlay as scoring_play,
            shootingPlay as shooting_play, cast(scoreValue as integer) as score_value, wallclock as wallclock_at,
            nullif(playText, '') as play_text, nullif(shotInfo.shooter.id, -1) as shot_shooter_id,
            nullif(shotInfo.shooter.name, '') as shot_shooter_name, shotInfo.made as shot_made,
            shotInfo.range as shot_range, shotInfo.assisted as shot_assisted,
            nullif(shotInfo.assistedBy.id, -1) as shot_assisted_by_id,
            nullif(shotInfo.assistedBy.name, '') as shot_assisted_by_name, shotInfo.location.x as shot_x,
            shotInfo.location.y as shot_y, participants, onFloor as on_floor
        """;

    /// <summary>Runs the statement with the threads and the memory that the transformer has.</summary>
    /// <returns>Time of the statement.</returns>
    /// <exception cref="InvalidOperationException">It did not read every row.</exception>
    public static async Task<TimeSpan> RunAsync(LandedSeason season)
    {
        var files = season
            .Days.SelectMany(day => day.Landed.RawKeys)
            .Select(key => Path.Combine(Path.GetFullPath(season.Folder), key));
        var target = Path.Combine(Path.GetFullPath(season.Folder), "hand-written.parquet");
        var statement = $"""
            copy (
                {Select}
                from read_json({Sql.List(files)}, format = 'array', compression = 'gzip', columns = {Columns})
            ) to {Sql.Text(target)} (format parquet)
            """;
        using var session = new DuckSession(new TransformOptions());
        var watch = Stopwatch.StartNew();
        var rows = await session.ExecuteAsync(statement, CancellationToken.None);
        watch.Stop();
        return rows == season.Rows
            ? watch.Elapsed
            : throw new InvalidOperationException($"the statement read {rows} of {season.Rows} rows");
    }
}
