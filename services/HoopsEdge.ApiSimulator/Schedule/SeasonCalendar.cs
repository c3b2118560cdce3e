using HoopsEdge.ApiSimulator.Randomness;

namespace HoopsEdge.ApiSimulator.Schedule;

/// <summary>The dates of a season: it opens on the first Monday from 3 November of the year before.</summary>
internal sealed class SeasonCalendar
{
    private static readonly double[] WeekdayTips = [24, 24, 24, 24, 25, 25, 26, 24.5, 24.5, 25.5, 23, 23.5, 27];
    private static readonly double[] WeekendTips = [17, 17.5, 18, 19, 19, 20, 21, 21.5, 22, 23, 24, 24, 25, 26, 27.5];

    public SeasonCalendar(int season)
    {
        Season = season;
        var opening = new DateOnly(season - 1, 11, 3);
        while (opening.DayOfWeek != DayOfWeek.Monday)
            opening = opening.AddDays(1);
        Opening = opening;
    }

    public int Season { get; }
    public DateOnly Opening { get; }
    public DateOnly ConferencePlay => Opening.AddDays(56);
    public DateOnly ConferenceTournaments => Opening.AddDays(126);

    /// <summary>The Monday after the field of the national tournament is named.</summary>
    public DateOnly NationalTournament => Opening.AddDays(133);

    /// <summary>When the schedule appears.</summary>
    public DateTimeOffset Published => At(new DateOnly(Season - 1, 9, 1), 12);

    public DateTimeOffset SelectionTime => At(NationalTournament.AddDays(-1), 23.25);
    public DateTimeOffset LastChange => At(Opening.AddDays(118), 0);

    public DateTimeOffset SeasonStart => At(new DateOnly(Season - 1, 8, 1), 0);
    public DateTimeOffset SeasonEnd => At(new DateOnly(Season, 8, 1), 0);

    /// <summary>An instant of an American calendar day in UTC hours; evening games are past 24, on the next UTC day.</summary>
    public static DateTimeOffset At(DateOnly day, double utcHours) =>
        new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).AddHours(utcHours);

    public static DateTimeOffset TipOff(DateOnly day, SeededRandom random)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return At(day, random.Pick(weekend ? WeekendTips : WeekdayTips));
    }
}
