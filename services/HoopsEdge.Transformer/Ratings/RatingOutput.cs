using DuckDB.NET.Data;

namespace HoopsEdge.Transformer.Ratings;

/// <summary>Writes ratings and refused games in the column order of <c>Sql/gold/kernels/rating_snapshots.output.sql</c>.</summary>
internal sealed class RatingOutput(int season, IReadOnlyList<RatingTeamRow> teams)
{
    /// <summary>One row a day and team.</summary>
    public void Append(IReadOnlyList<RatingDay> days, DuckDBAppender appender)
    {
        foreach (var day in days)
        {
            for (var i = 0; i < teams.Count; i++)
            {
                Append(day, teams[i], day.Teams[i], appender.CreateRow());
            }
        }
    }

    /// <summary>One row a game.</summary>
    public void Append(IReadOnlyList<(RatingGameRow Game, string Reason)> refused, DuckDBAppender appender)
    {
        foreach (var (game, reason) in refused)
        {
            appender
                .CreateRow()
                .AppendValue(season)
                .AppendValue(game.GameId)
                .AppendValue(game.Date)
                .AppendValue(game.HomeTeamId)
                .AppendValue(game.AwayTeamId)
                .AppendValue(game.HomePoints)
                .AppendValue(game.AwayPoints)
                .AppendValue(game.Possessions)
                .AppendValue(game.Minutes)
                .AppendValue(reason)
                .EndRow();
        }
    }

    private void Append(RatingDay day, RatingTeamRow team, in TeamRating rating, IDuckDBAppenderRow row) =>
        row.AppendValue(season)
            .AppendValue(day.Date)
            .AppendValue(team.TeamId)
            .AppendValue(team.Team)
            .AppendValue(team.Conference)
            .AppendValue(rating.Games)
            .AppendValue(rating.AdjOe)
            .AppendValue(rating.AdjDe)
            .AppendValue(rating.AdjTempo)
            .AppendValue(rating.Barthag)
            .AppendValue(rating.RawOe)
            .AppendValue(rating.RawDe)
            .AppendValue(rating.SosOe)
            .AppendValue(rating.SosDe)
            .AppendValue(day.LeagueEfficiency)
            .AppendValue(day.LeagueTempo)
            .AppendValue(day.HomeCourt)
            .AppendValue(day.MarginError)
            .AppendValue(day.Convergence.Iterations)
            .AppendValue(day.Convergence.Residual)
            .EndRow();
}
