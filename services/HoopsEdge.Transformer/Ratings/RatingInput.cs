namespace HoopsEdge.Transformer.Ratings;

/// <summary>The rows of a rating kernel's query, sorted into what is rated and what is refused.</summary>
internal sealed record RatingInput
{
    public required IReadOnlyList<RatingTeamRow> Teams { get; init; }
    public required RatingSeason Season { get; init; }
    public required IReadOnlyList<(RatingGameRow Game, string Reason)> Refused { get; init; }

    /// <summary>Sorts the rows out. Days are rated from the first usable game to the day after the last.</summary>
    public static RatingInput From(IReadOnlyCollection<RatingRow> rows)
    {
        RatingTeamRow[] teams = [.. rows.OfType<RatingTeamRow>().OrderBy(team => team.TeamId)];
        var indices = teams.Select((team, index) => (team.TeamId, index)).ToDictionary(t => t.TeamId, t => t.index);
        var used = new List<RatingGame>();
        var refused = new List<(RatingGameRow, string)>();
        foreach (var row in rows.OfType<RatingGameRow>())
        {
            var game = row.ToGame(indices);
            if (game is { Home: RatingGame.Outsider, Away: RatingGame.Outsider })
            {
                continue;
            }

            if (RatingGate.Objection(game) is { } objection)
            {
                refused.Add((row, objection));
            }
            else
            {
                used.Add(game);
            }
        }

        return new RatingInput
        {
            Teams = teams,
            Season = new RatingSeason
            {
                Conferences = Numbered(teams),
                Games = used,
                Dates = Days(used),
                Prior = PriorOf(teams),
            },
            Refused = refused,
        };
    }

    private static int[] Numbered(RatingTeamRow[] teams)
    {
        var names = teams.Select(team => team.Conference).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        var numbers = names.Select((name, number) => (name, number)).ToDictionary(n => n.name, n => n.number);
        return [.. teams.Select(team => team.Conference is { } name ? numbers[name] : -1)];
    }

    private static IReadOnlyList<DateOnly> Days(List<RatingGame> games)
    {
        if (games.Count == 0)
        {
            return [];
        }

        var (first, last) = (games.Min(game => game.Date), games.Max(game => game.Date));
        return [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 2).Select(first.AddDays)];
    }

    private static RatingPrior? PriorOf(RatingTeamRow[] teams) =>
        teams.Any(team => team.LastSeason is not null) && teams.Max(team => team.LastHomeCourt) is { } court
            ? new RatingPrior([.. teams.Select(team => team.LastSeason)], court)
            : null;
}
