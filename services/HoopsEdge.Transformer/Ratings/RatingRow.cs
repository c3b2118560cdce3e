using System.Data.Common;

namespace HoopsEdge.Transformer.Ratings;

/// <summary>A row of a rating kernel's query: a team, or a game.</summary>
internal abstract record RatingRow
{
    /// <summary>Reads the current row.</summary>
    public static RatingRow Read(DbDataReader row) =>
        row.GetString(row.GetOrdinal("kind")) == "team"
            ? new RatingTeamRow
            {
                TeamId = row.GetInt32(row.GetOrdinal("id")),
                Team = Text(row, "team"),
                Conference = Text(row, "conference"),
                LastSeason = LastSeasonOf(row),
                LastHomeCourt = Number(row, "home_court"),
            }
            : new RatingGameRow
            {
                GameId = row.GetInt32(row.GetOrdinal("id")),
                Date = row.GetFieldValue<DateOnly>(row.GetOrdinal("game_date")),
                HomeTeamId = Id(row, "home_team_id"),
                AwayTeamId = Id(row, "away_team_id"),
                HomePoints = Number(row, "home_points"),
                AwayPoints = Number(row, "away_points"),
                Possessions = Number(row, "possessions"),
                Minutes = Number(row, "minutes"),
                NeutralSite =
                    !row.IsDBNull(row.GetOrdinal("neutral_site")) && row.GetBoolean(row.GetOrdinal("neutral_site")),
            };

    private static TeamPrior? LastSeasonOf(DbDataReader row) =>
        Number(row, "adj_oe") is { } offense
        && Number(row, "adj_de") is { } defense
        && Number(row, "adj_tempo") is { } tempo
            ? new TeamPrior(offense, defense, tempo)
            : null;

    private static string? Text(DbDataReader row, string column) =>
        row.IsDBNull(row.GetOrdinal(column)) ? null : row.GetString(row.GetOrdinal(column));

    private static int? Id(DbDataReader row, string column) =>
        row.IsDBNull(row.GetOrdinal(column)) ? null : row.GetInt32(row.GetOrdinal(column));

    private static double? Number(DbDataReader row, string column) =>
        row.IsDBNull(row.GetOrdinal(column))
            ? null
            : Convert.ToDouble(row.GetValue(row.GetOrdinal(column)), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A team to rate.</summary>
internal sealed record RatingTeamRow : RatingRow
{
    public required int TeamId { get; init; }
    public required string? Team { get; init; }
    public required string? Conference { get; init; }
    public required TeamPrior? LastSeason { get; init; }
    public required double? LastHomeCourt { get; init; }
}

/// <summary>A finished game.</summary>
internal sealed record RatingGameRow : RatingRow
{
    public required int GameId { get; init; }
    public required DateOnly Date { get; init; }
    public required int? HomeTeamId { get; init; }
    public required int? AwayTeamId { get; init; }
    public required double? HomePoints { get; init; }
    public required double? AwayPoints { get; init; }
    public required double? Possessions { get; init; }
    public required double? Minutes { get; init; }
    public required bool NeutralSite { get; init; }

    /// <summary>The game with its teams by index; an unknown figure is not a number.</summary>
    public RatingGame ToGame(IReadOnlyDictionary<int, int> teams) =>
        new(
            GameId,
            Date,
            IndexOf(HomeTeamId, teams),
            IndexOf(AwayTeamId, teams),
            HomePoints ?? double.NaN,
            AwayPoints ?? double.NaN,
            Possessions ?? double.NaN,
            Minutes ?? double.NaN,
            NeutralSite
        );

    private static int IndexOf(int? team, IReadOnlyDictionary<int, int> teams) =>
        team is { } id && teams.TryGetValue(id, out var index) ? index : RatingGame.Outsider;
}
