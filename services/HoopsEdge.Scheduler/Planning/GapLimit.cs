namespace HoopsEdge.Scheduler.Planning;

/// <summary><c>gap_fill.max_games</c>: how many games one gap-fill run asks for, over all seasons and tables.</summary>
internal static class GapLimit
{
    /// <summary>Keeps the fetches of the first games.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="maxGames">Most games; 0 means all.</param>
    /// <param name="attempted">Fetches that the run has tried already: then its games are chosen.</param>
    public static Plan Apply(Plan plan, int maxGames, int attempted)
    {
        if (maxGames == 0)
        {
            return plan;
        }

        var chosen = plan
            .Fetches.OrderBy(fetch => fetch.Scope.GameDate)
            .ThenBy(fetch => fetch.Scope.GameId)
            .Select(fetch => fetch.Scope.GameId)
            .Distinct()
            .Take(attempted == 0 ? maxGames : 0)
            .ToHashSet();
        return new Plan([.. plan.Endpoints.Select(line => Limit(line, chosen))]);
    }

    private static EndpointPlan Limit(EndpointPlan line, IReadOnlySet<int?> chosen)
    {
        var kept = line.Fetches.Where(fetch => chosen.Contains(fetch.Scope.GameId)).ToArray();
        return kept.Length == line.Fetches.Count
            ? line
            : line with
            {
                Fetches = kept,
                Note = "gap_fill.max_games leaves games for the next run",
            };
    }
}
