using System.Collections.Concurrent;
using HoopsEdge.ApiSimulator.Schedule;

namespace HoopsEdge.ApiSimulator.Views;

/// <summary>The whole league as it stands at an instant.</summary>
internal sealed class LeagueView(SimulatedLeague league, DateTimeOffset now)
{
    private readonly ConcurrentDictionary<int, Lazy<SeasonView>> _seasons = [];

    public SimulatedLeague League => league;
    public DateTimeOffset Now => now;

    /// <summary>The season that the instant belongs to, inside the range served.</summary>
    public int CurrentSeason =>
        Math.Clamp(now.Month >= 8 ? now.Year + 1 : now.Year, league.Options.FirstSeason, league.Options.LastSeason);

    /// <summary>The seasons that have begun.</summary>
    public IEnumerable<int> Seasons =>
        Enumerable.Range(league.Options.FirstSeason, CurrentSeason - league.Options.FirstSeason + 1);

    public SeasonView? Season(int season) =>
        league.Has(season)
            ? _seasons
                .GetOrAdd(season, key => new Lazy<SeasonView>(() => new SeasonView(league.Season(key), now)))
                .Value
            : null;

    /// <summary>The seasons whose games can start inside a range of dates.</summary>
    public IEnumerable<SeasonView> Between(DateTimeOffset? from, DateTimeOffset? to) =>
        Enumerable
            .Range(league.Options.FirstSeason, league.Options.LastSeason - league.Options.FirstSeason + 1)
            .Select(season => new SeasonCalendar(season))
            .Where(calendar =>
                (from is null || from < calendar.SeasonEnd) && (to is null || to >= calendar.SeasonStart)
            )
            .Select(calendar => Season(calendar.Season)!);
}
