namespace HoopsEdge.Benchmarks.Plays;

/// <summary>A season's schedule: 20 to 150 games a day in the rhythm of the week, the same for the same seed.</summary>
internal static class GameDays
{
    private static readonly DateOnly Opening = new(2025, 11, 3);
    private static readonly TimeSpan FirstTip = TimeSpan.FromHours(16.5);
    private static readonly TimeSpan Midnight = TimeSpan.FromHours(24);

    /// <summary>Games on an average Sunday, Monday, and so on.</summary>
    private static readonly int[] OfWeekday = [35, 60, 80, 70, 60, 50, 140];

    /// <summary>The first games of the season, in order of tip-off.</summary>
    public static IReadOnlyList<Game> Of(int games, int seed)
    {
        var random = new Random(seed);
        var schedule = new List<Game>();
        for (var day = Opening; schedule.Count < games; day = day.AddDays(1))
        {
            var average = day == Opening ? 150 : OfWeekday[(int)day.DayOfWeek];
            var today = Math.Clamp((int)(average * (0.8 + 0.4 * random.NextDouble())), 20, 150);
            var first = schedule.Count;
            var starts = Enumerable.Range(0, Math.Min(today, games - first)).Select(_ => TipOff(random)).Order();
            TimeSpan[] inOrder = [.. starts];
            schedule.AddRange(inOrder.Select((start, index) => GameOf(first + index, day, start, random.Next())));
        }

        return schedule;
    }

    /// <summary>
    /// Which games stand in the answer for a UTC day: its own, and those at exactly 00:00Z of the next day too, for the
    /// API takes both ends of a day as part of it.
    /// </summary>
    public static IEnumerable<(DateOnly Day, IReadOnlyList<Game> Games)> Answers(IReadOnlyList<Game> games)
    {
        var days = games.Select(game => game.UtcDate).Distinct().Order();
        return days.Select(day => (day, (IReadOnlyList<Game>)[.. games.Where(game => IsIn(game, day))]));
    }

    private static bool IsIn(Game game, DateOnly day) =>
        game.UtcDate == day || (game.UtcDate == day.AddDays(1) && game.StartAt.TimeOfDay == TimeSpan.Zero);

    // 11:30 am to 11 pm in the east by the half hour; 7 pm, which is 00:00Z, is a favourite.
    private static TimeSpan TipOff(Random random) =>
        random.Next(25) == 0 ? Midnight : FirstTip + TimeSpan.FromMinutes(30 * random.Next(24));

    private static Game GameOf(int number, DateOnly day, TimeSpan start, int seed)
    {
        var home = seed % 364;
        var away = (home + 1 + seed / 364 % 363) % 364;
        var startAt = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) + start;
        return new Game(200_000 + number, startAt, home + 1, away + 1, seed);
    }
}

/// <summary>A scheduled game.</summary>
/// <param name="Id">Game id.</param>
/// <param name="StartAt">Tip-off, UTC.</param>
/// <param name="Home">Id of the home team.</param>
/// <param name="Away">Id of the visitors.</param>
/// <param name="Seed">Seed of its plays.</param>
internal sealed record Game(int Id, DateTimeOffset StartAt, int Home, int Away, int Seed)
{
    /// <summary>UTC calendar day of the tip-off.</summary>
    public DateOnly UtcDate => DateOnly.FromDateTime(StartAt.UtcDateTime);
}
