using System.Globalization;

namespace HoopsEdge.Cli.Validation;

/// <summary>References resolve: the game of every game row is in fct_games, teams and venues are in their dimensions.</summary>
internal sealed class ReferenceCheck : ILakeCheck
{
    private static readonly Reference[] References =
    [
        new("fct_game_media", "game_id", "fct_games", "game_id", Severity.Breach),
        new("fct_game_teams", "game_id", "fct_games", "game_id", Severity.Breach),
        new("fct_game_players", "game_id", "fct_games", "game_id", Severity.Breach),
        new("fct_lines", "game_id", "fct_games", "game_id", Severity.Breach),
        new("fct_plays", "game_id", "fct_games", "game_id", Severity.Breach),
        new("fct_substitutions", "game_id", "fct_games", "game_id", Severity.Breach),
        new("fct_lineups", "game_id", "fct_games", "game_id", Severity.Breach),
        new("fct_games", "home_team_id", "dim_teams", "team_id", Severity.Warning),
        new("fct_games", "away_team_id", "dim_teams", "team_id", Severity.Warning),
        new("fct_games", "venue_id", "dim_venues", "venue_id", Severity.Warning),
        new("fct_game_players", "athlete_id", "dim_players", "athlete_id", Severity.Warning),
        new("fct_rankings", "team_id", "dim_teams", "team_id", Severity.Warning),
        new("fct_ratings_adjusted", "team_id", "dim_teams", "team_id", Severity.Warning),
    ];

    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> RunAsync(LakeUnderTest lake, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var reference in References)
        {
            var unresolved = await lake.Session.QueryAsync(reference.Query, row => row.GetInt64(0), cancellationToken);
            if (unresolved[0] > 0)
            {
                findings.Add(
                    new Finding(
                        reference.Severity,
                        "references",
                        reference.Table,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{unresolved[0]} values of {reference.Column} are not in {reference.To}"
                        )
                    )
                );
            }
        }

        return findings;
    }

    /// <summary>A column that names a row of another table; an empty other table was never asked for.</summary>
    private sealed record Reference(string Table, string Column, string To, string ToColumn, Severity Severity)
    {
        public string Query =>
            $"""
                select count(distinct f.{Column}) from silver.{Table} f
                where f.{Column} is not null
                    and exists (select 1 from silver.{To})
                    and f.{Column} not in (select {ToColumn} from silver.{To} where {ToColumn} is not null)
                """;
    }
}
