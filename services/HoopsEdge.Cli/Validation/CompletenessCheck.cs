using System.Globalization;

namespace HoopsEdge.Cli.Validation;

/// <summary>How many finished games of each season have box scores, lines and plays, and two team rows each.</summary>
internal sealed class CompletenessCheck(double minimumBoxScoreShare) : ILakeCheck
{
    private const string Query = """
        with finished as (
            select season, game_id from silver.fct_games where status = 'final' and score_known
        ), boxes as (
            select game_id, count(*) as team_rows from silver.fct_game_teams group by game_id
        )
        select f.season, count(*),
            count(*) filter (where b.game_id is not null),
            count(*) filter (where b.team_rows <> 2),
            count(*) filter (where f.game_id in (select game_id from silver.fct_lines)),
            count(*) filter (where f.game_id in (select game_id from silver.fct_plays))
        from finished f left join boxes b using (game_id)
        group by f.season order by f.season
        """;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> RunAsync(LakeUnderTest lake, CancellationToken cancellationToken)
    {
        var seasons = await lake.Session.QueryAsync(
            Query,
            row => new SeasonCoverage(
                row.GetInt32(0),
                row.GetInt64(1),
                row.GetInt64(2),
                row.GetInt64(3),
                row.GetInt64(4),
                row.GetInt64(5)
            ),
            cancellationToken
        );
        return [.. seasons.SelectMany(Judge)];
    }

    private IEnumerable<Finding> Judge(SeasonCoverage season)
    {
        var subject = season.Season.ToString(CultureInfo.InvariantCulture);
        yield return new Finding(
            season.BoxScores > 0 && season.BoxScores < minimumBoxScoreShare * season.Finished
                ? Severity.Breach
                : Severity.Note,
            "completeness",
            subject,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{season.Finished:N0} finished games: {season.BoxScores:N0} with box scores, {season.Lines:N0} with lines, {season.Plays:N0} with plays"
            )
        );
        if (season.Uneven > 0)
        {
            yield return new Finding(
                Severity.Warning,
                "completeness",
                subject,
                string.Create(CultureInfo.InvariantCulture, $"{season.Uneven:N0} games do not have two team rows")
            );
        }
    }

    private sealed record SeasonCoverage(
        int Season,
        long Finished,
        long BoxScores,
        long Uneven,
        long Lines,
        long Plays
    );
}
