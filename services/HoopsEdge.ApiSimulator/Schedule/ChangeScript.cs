using HoopsEdge.ApiSimulator.Randomness;

namespace HoopsEdge.ApiSimulator.Schedule;

/// <summary>
/// Decides which regular-season games are moved, postponed, cancelled, dropped (half of them created again under another
/// id) or announced late. Everything happens within five days of the game and shifts it by one to six days.
/// </summary>
internal sealed class ChangeScript
{
    private const double MoveRate = 0.015;
    private const double PostponeRate = 0.010;
    private const double CancelRate = 0.008;
    private const double VanishRate = 0.008;
    private const double LateRate = 0.015;

    private readonly SeededRandom _random;
    private readonly double _rate;
    private readonly HashSet<(int Team, DateOnly Day)> _busy = [];

    private ChangeScript(long seed, SeasonCalendar calendar, double rate)
    {
        _random = SeededRandom.For(seed, "changes", calendar.Season);
        _rate = rate;
    }

    public static IReadOnlyList<ScheduledGame> Apply(
        long seed,
        SeasonCalendar calendar,
        IReadOnlyList<ScheduledGame> games,
        double rate
    )
    {
        var script = new ChangeScript(seed, calendar, rate);
        foreach (var game in games)
            script.Book(game, game.Start);
        var changed = new List<ScheduledGame>(games.Count + 32);
        var again = new List<ScheduledGame>();
        foreach (var game in games)
        {
            var scripted = game.Start < calendar.LastChange ? script.Change(game) : game;
            changed.Add(scripted);
            if (scripted.Change?.Kind == ChangeKind.Vanished && script._random.Chance(0.5))
                again.AddRange(script.CreateAgain(scripted));
        }
        var next = changed[^1].Id + 1;
        return [.. changed, .. again.Select((game, i) => game with { Id = next + i })];
    }

    private void Book(ScheduledGame game, DateTimeOffset start)
    {
        _busy.Add((game.Home.Id, Day(start)));
        _busy.Add((game.Away.Id, Day(start)));
    }

    private static DateOnly Day(DateTimeOffset start) => DateOnly.FromDateTime(start.AddHours(-8).UtcDateTime);

    private ScheduledGame Change(ScheduledGame game)
    {
        var roll = _random.NextDouble() / Math.Max(_rate, 1e-9);
        if ((roll -= MoveRate) < 0)
            return Shift(game, ChangeKind.Moved);
        if ((roll -= PostponeRate) < 0)
            return Shift(game, ChangeKind.Postponed);
        if ((roll -= CancelRate) < 0)
            return game with { Change = new ScheduleChange(ChangeKind.Cancelled, Before(game.Start), null, null) };
        if ((roll -= VanishRate) < 0)
            return game with { Change = new ScheduleChange(ChangeKind.Vanished, Around(game.Start), null, null) };
        return roll - LateRate < 0 ? game with { CreatedAt = Before(game.Start) } : game;
    }

    private ScheduledGame Shift(ScheduledGame game, ChangeKind kind)
    {
        var days = kind == ChangeKind.Moved && _random.Chance(0.4) ? -1 - _random.Next(2) : 1 + _random.Next(6);
        var start = game.Start.AddDays(days);
        if (_busy.Contains((game.Home.Id, Day(start))) || _busy.Contains((game.Away.Id, Day(start))))
            return game;
        Book(game, start);
        // Announced while both the old and the new date are still ahead, at most five days before the game.
        var earliest = start < game.Start ? start : game.Start;
        var at = earliest.AddHours(-_random.Between(6, days < 0 ? 70 : 110));
        DateTimeOffset? resumes = kind == ChangeKind.Postponed ? at + (start - at) * _random.Between(0.2, 0.6) : null;
        return game with { Change = new ScheduleChange(kind, Whole(at), start, resumes is { } r ? Whole(r) : null) };
    }

    private IEnumerable<ScheduledGame> CreateAgain(ScheduledGame game)
    {
        var start = game.Start.AddDays(1 + _random.Next(6));
        if (_busy.Contains((game.Home.Id, Day(start))) || _busy.Contains((game.Away.Id, Day(start))))
            yield break;
        Book(game, start);
        var created = game.Change!.At < start.AddHours(-2) ? game.Change.At : start.AddHours(-2);
        yield return game with
        {
            Id = 0,
            Start = start,
            CreatedAt = created,
            Change = null,
        };
    }

    private DateTimeOffset Before(DateTimeOffset start) => Whole(start.AddHours(-_random.Between(3, 115)));

    /// <summary>Some games are dropped only after the date on which nobody played.</summary>
    private DateTimeOffset Around(DateTimeOffset start) => Whole(start.AddHours(_random.Between(-90, 48)));

    private static DateTimeOffset Whole(DateTimeOffset instant) =>
        new(instant.Ticks - instant.Ticks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
