using System.Data.Common;
using System.Globalization;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Cli.Report;

/// <summary>Reads what the report shows from the views of a lake.</summary>
internal sealed class LakeReportReader(DuckSession session, IReadOnlyList<TableDefinition> tables)
{
    private static readonly string[] Facts =
    [
        "team box scores",
        "player box scores",
        "plays",
        "substitutions",
        "lineups",
        "lines",
    ];

    /// <summary>Reads every part that the lake has.</summary>
    /// <param name="start">The report with what is known without the tables.</param>
    /// <param name="season">The season that was asked for, or null for the newest.</param>
    /// <param name="game">The game whose lines were asked for, or null for the one that moved most.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="UsageException">There is no such season or game in the lake.</exception>
    public async Task<LakeReport> ReadAsync(
        LakeReport start,
        int? season,
        int? game,
        CancellationToken cancellationToken
    )
    {
        var seasons = await session.QueryAsync(Query("seasons"), row => row.GetInt32(0), cancellationToken);
        if (season is { } asked && !seasons.Contains(asked))
        {
            var known = seasons.Count == 0 ? "none at all" : string.Join(", ", seasons.Order());
            throw new UsageException($"--season {asked}: the lake has no finished games of it (it has {known})");
        }

        int? chosen = season ?? (seasons.Count > 0 ? seasons[0] : null);
        await SetAsync("season", chosen, cancellationToken);
        await SetAsync("game", game, cancellationToken);
        return start with
        {
            Season = chosen,
            Games = await session.QueryAsync(Query("games"), ReadGames, cancellationToken),
            Tables = await TablesAsync(cancellationToken),
            Teams = await FromRatingsAsync("top_teams", ReadTeam, cancellationToken),
            Calibration = await FromRatingsAsync("calibration", ReadDecile, cancellationToken),
            Lines = await LinesAsync(game, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<TableRows>> TablesAsync(CancellationToken cancellationToken)
    {
        var counted = new List<TableRows>();
        foreach (
            var table in tables
                .Where(table => table.Layer is "silver" or "gold")
                .OrderByDescending(table => table.Layer, StringComparer.Ordinal)
                .ThenBy(table => table.Name, StringComparer.Ordinal)
        )
        {
            var hasSeason = table.Columns.Any(column => column.Name == "season") && table.PartitionedBy.Count > 0;
            var season = hasSeason ? "coalesce(cast(season as integer), 0)" : "0";
            var rows = await session.QueryAsync(
                $"select {season}, count(*) from {table.Layer}.{Sql.Name(table.Name)} group by 1 order by 1",
                row => (Season: row.GetInt32(0), Rows: row.GetInt64(1)),
                cancellationToken
            );
            counted.Add(
                new TableRows(
                    table.Layer,
                    table.Name,
                    rows.Sum(count => count.Rows),
                    hasSeason ? rows.ToDictionary(count => count.Season, count => count.Rows) : null
                )
            );
        }

        return counted;
    }

    private async Task<IReadOnlyList<T>?> FromRatingsAsync<T>(
        string query,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        if (tables.All(table => table.Name != "team_adjusted_efficiencies"))
        {
            return null;
        }

        var rows = await session.QueryAsync(Query(query), read, cancellationToken);
        return rows.Count > 0 ? rows : null;
    }

    private async Task<GameLines?> LinesAsync(int? asked, CancellationToken cancellationToken)
    {
        var games = await session.QueryAsync(
            Query("moved_game"),
            row => (Id: row.GetInt32(0), Title: Title(row)),
            cancellationToken
        );
        if (games is [])
        {
            return asked is { } missing
                ? throw new UsageException($"--game {missing}: the lake has no line of it")
                : null;
        }

        var (game, title) = games[0];
        await SetAsync("game", game, cancellationToken);
        var moves = await session.QueryAsync(Query("line_moves"), ReadMove, cancellationToken);
        return new GameLines(game, title, asked is null, moves);
    }

    /// <summary>A variable that the statements read with getvariable.</summary>
    private Task SetAsync(string name, int? value, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"set variable {name} = {value?.ToString(CultureInfo.InvariantCulture) ?? "null"}"
            ),
            cancellationToken
        );

    private static string Query(string name)
    {
        var resource = $"report/{name}.sql";
        using var stream =
            typeof(LakeReportReader).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static SeasonGames ReadGames(DbDataReader row) =>
        new(
            row.GetInt32(0),
            row.GetInt64(1),
            Facts.Select((fact, place) => (fact, Games: row.GetInt64(place + 2))).ToDictionary()
        );

    private static RatedTeam ReadTeam(DbDataReader row) =>
        new()
        {
            Team = Text(row, 0),
            Conference = Text(row, 1),
            Games = Convert.ToInt64(row.GetValue(2), CultureInfo.InvariantCulture),
            Offence = row.GetDouble(3),
            Defence = row.GetDouble(4),
            Margin = row.GetDouble(5),
            Tempo = row.GetDouble(6),
            Barthag = row.GetDouble(7),
            RatedOn = row.GetFieldValue<DateOnly>(8),
            Margins =
            [
                .. Text(row, 9)
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(margin => double.Parse(margin, CultureInfo.InvariantCulture)),
            ],
        };

    private static MarginDecile ReadDecile(DbDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetInt64(1),
            row.GetDouble(2),
            row.GetDouble(3),
            row.GetDouble(4),
            row.GetDouble(5),
            row.GetDouble(6),
            row.GetDouble(7)
        );

    private static LineMove ReadMove(DbDataReader row) =>
        new(
            Text(row, 0),
            Convert.ToInt32(row.GetValue(1), CultureInfo.InvariantCulture),
            Text(row, 2),
            row.IsDBNull(3) ? null : row.GetDouble(3),
            row.IsDBNull(4) ? null : row.GetDouble(4)
        );

    private static string Title(DbDataReader row)
    {
        var score = row.IsDBNull(4) || row.IsDBNull(5) ? "" : $", {row.GetInt32(4)}-{row.GetInt32(5)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Text(row, 2)} at {Text(row, 3)}, {row.GetFieldValue<DateOnly>(1):yyyy-MM-dd}{score}"
        );
    }

    private static string Text(DbDataReader row, int column) => row.IsDBNull(column) ? "" : row.GetString(column);
}
