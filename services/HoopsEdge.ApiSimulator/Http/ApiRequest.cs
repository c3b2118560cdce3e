using System.Globalization;
using HoopsEdge.ApiSimulator.Randomness;
using HoopsEdge.ApiSimulator.Schedule;
using HoopsEdge.ApiSimulator.Views;

namespace HoopsEdge.ApiSimulator.Http;

/// <summary>A valid request: its parameters, the league as of now, and its own order for rows that have none.</summary>
internal sealed class ApiRequest(HttpContext http, LeagueView view, long number)
{
    private readonly SeededRandom _order = SeededRandom.For(view.League.Options.Seed, "row order", number);

    public LeagueView View { get; } = view;
    public SimulatorOptions Options => View.League.Options;

    /// <summary>Characters to spread over the texts of the plays, by the fault that makes answers huge.</summary>
    public int ExtraText { get; init; }

    public string? Text(string name)
    {
        var value = http.Request.RouteValues[name] as string ?? (string?)http.Request.Query[name];
        return string.IsNullOrEmpty(value) ? null : value;
    }

    public int? Integer(string name) =>
        Text(name) is { } text ? (int)double.Parse(text, CultureInfo.InvariantCulture) : null;

    public int Required(string name) => Integer(name)!.Value;

    public double? Number(string name) =>
        Text(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    public DateTimeOffset? Instant(string name) => ApiParameter.Instant(Text(name));

    public SeasonType? SeasonType => ApiParameter.ReadSeasonType(Text("seasonType"));

    public bool ShootingPlaysOnly => Text("shootingPlaysOnly") == "true";

    public StatFilter StatFilter => new(SeasonType, Instant("startDateRange"), Instant("endDateRange"));

    /// <summary>Rows that the API sends in no order.</summary>
    public IReadOnlyList<T> Unordered<T>(IEnumerable<T> rows)
    {
        var list = rows.ToArray();
        if (Options.UnstableOrder)
            _order.Shuffle(list.AsSpan());
        return list;
    }

    /// <summary>Rows in order of start, ties in no order, cut off at the cap wherever that falls.</summary>
    public IEnumerable<T> ByStart<T>(IEnumerable<T> rows, Func<T, DateTimeOffset> start, int cap) =>
        Unordered(rows).OrderBy(start).Take(cap);

    /// <summary>The games that the usual filters leave.</summary>
    public IEnumerable<GameView> Games()
    {
        var (from, to) = (Instant("startDateRange"), Instant("endDateRange"));
        var season = Integer("season");
        var seasons = season is { } one
            ? (View.Season(one) is { } known ? [known] : Enumerable.Empty<SeasonView>())
            : View.Between(from, to);
        var (team, conference, tournament) = (Text("team"), Text("conference"), Text("tournament"));
        var type = SeasonType;
        return seasons
            .SelectMany(entry => entry.Games)
            .Where(game =>
                (from is null || game.Start >= from)
                && (to is null || game.Start <= to)
                && (type is null || game.Game.SeasonType == type)
                && (tournament is null || tournament.Equals(game.Game.Tournament, StringComparison.OrdinalIgnoreCase))
                && game.MatchesTeam(team)
                && game.MatchesConference(conference)
            );
    }
}
