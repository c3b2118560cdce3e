using HoopsEdge.ApiSimulator.Http;
using HoopsEdge.ApiSimulator.Possessions;
using HoopsEdge.ApiSimulator.Randomness;
using HoopsEdge.ApiSimulator.Ratings;
using HoopsEdge.ApiSimulator.Schedule;
using HoopsEdge.ApiSimulator.Shapes;
using HoopsEdge.ApiSimulator.Views;

namespace HoopsEdge.ApiSimulator.Answers;

/// <summary>Games, their broadcasts and their betting lines.</summary>
internal static class GameAnswers
{
    /// <summary>Rows in one answer of the endpoints that list games or teams in games.</summary>
    public const int RowCap = 3000;

    private static readonly string[] Networks =
    [
        "Hardwood Network",
        "Court One",
        "Prairie Sports",
        "Stream+",
        "Tip TV",
    ];

    private static readonly ApiParameter[] Filters =
    [
        .. Parameters.Dates,
        Parameters.Team,
        Parameters.Conference,
        Parameters.NumericSeason,
        Parameters.SeasonType,
        Parameters.Tournament,
    ];

    public static ApiRoute[] Routes { get; } =
    [
        new(
            "/games",
            [.. Filters, Parameters.Season, new ApiParameter("status", ParameterKind.GameStatus)],
            request => RowStream.Of(Capped(request, WithStatus(request)).Select(Game), SimulatorJson.Default.GameInfo)
        ),
        new(
            "/games/media",
            Filters,
            request => RowStream.Of(Capped(request, request.Games()).Select(Media), SimulatorJson.Default.GameMediaInfo)
        ),
        new(
            "/lines",
            [.. Parameters.Dates, Parameters.Team, Parameters.Conference, Parameters.Season],
            request => RowStream.Of(Capped(request, Priced(request)).Select(Lines), SimulatorJson.Default.GameLines)
        ),
    ];

    public static string? Television(GameView view) => Broadcasts(view) is [var first, ..] ? first.BroadcastName : null;

    /// <summary>The score to show: final, running, or none.</summary>
    public static GameScore Score(GameView view)
    {
        if (view.IsZeroFinal)
            return new GameScore(0, 0, [0, 0], [0, 0]);
        if (view.Box is { } box)
            return new GameScore(box.HomePoints, box.AwayPoints, box.Home.PeriodPoints, box.Away.PeriodPoints);
        if (view.Status != GameStatus.InProgress)
            return new GameScore(null, null, null, null);
        if (view.Log() is not { } log)
            return new GameScore(0, 0, [0], [0]);
        return new GameScore(log.HomePoints, log.AwayPoints, Periods(log, Side.Home), Periods(log, Side.Away));
    }

    private static int[] Periods(GameLog log, sbyte side)
    {
        var points = new int[log.Periods];
        foreach (var play in log.Plays.Where(play => play.Side == side))
            points[play.Period - 1] += play.Points;
        return points;
    }

    private static IEnumerable<GameView> Capped(ApiRequest request, IEnumerable<GameView> games) =>
        request.ByStart(games, view => view.Start, RowCap);

    private static IEnumerable<GameView> WithStatus(ApiRequest request)
    {
        var status = ApiParameter.ReadGameStatus(request.Text("status"));
        return request.Games().Where(view => status is null || view.Status == status);
    }

    private static IEnumerable<GameView> Priced(ApiRequest request) =>
        request.Games().Where(view => Bookmaker.Lines(view).Count > 0);

    private static GameInfo Game(GameView view)
    {
        var info = Describe(view, view.Game, Score(view), view.Status == GameStatus.Final);
        info.Extra = Extra(view);
        return info;
    }

    private static GameInfo Describe(GameView view, ScheduledGame game, GameScore score, bool over) =>
        new(
            game.Id,
            game.SourceId,
            game.SeasonLabel,
            game.Season,
            game.SeasonType,
            view.Start,
            view.Status == GameStatus.Postponed,
            game.NeutralSite,
            game.ConferenceGame,
            game.GameType,
            game.Tournament,
            game.Notes,
            view.Status,
            over && view.Box is not null ? Attendance(view) : null,
            game.Home.Id,
            game.Home.School,
            game.HomeConference?.Id,
            game.HomeConference?.Abbreviation,
            view.SeedOf(Side.Home),
            score.Home,
            score.HomePeriods,
            over ? score.Home > score.Away : null,
            game.Away.Id,
            game.Away.School,
            game.AwayConference?.Id,
            game.AwayConference?.Abbreviation,
            view.SeedOf(Side.Away),
            score.Away,
            score.AwayPeriods,
            over ? score.Away > score.Home : null,
            view.Box?.Excitement,
            game.Venue.Id,
            game.Venue.Name,
            game.Venue.City,
            game.Venue.State
        );

    private static Dictionary<string, object?>? Extra(GameView view)
    {
        var options = view.Archive.League.Options;
        if (!options.Has(Quirk.EloFields) && !options.Has(Quirk.ExtraFields))
            return null;
        var extra = new Dictionary<string, object?>();
        if (options.Has(Quirk.EloFields))
        {
            EloChange? elo = view.Box is null ? null : view.Archive.EloOf(view.Game);
            extra["homeTeamEloStart"] = elo?.HomeStart;
            extra["homeTeamEloEnd"] = elo?.HomeEnd;
            extra["awayTeamEloStart"] = elo?.AwayStart;
            extra["awayTeamEloEnd"] = elo?.AwayEnd;
        }
        if (options.Has(Quirk.ExtraFields))
            extra["officiatingCrew"] = Invariant($"Crew {view.Game.Id % 40 + 1}");
        return extra;
    }

    private static int Attendance(GameView view)
    {
        var random = SeededRandom.For(view.Archive.League.Options.Seed, "attendance", view.Game.Id);
        var strength = view.Archive.League.Profiles.Of(view.Game.Home, view.Season).Net;
        return (int)(3800 * Math.Exp(0.035 * strength + 0.25 * random.NextNormal()));
    }

    private static Broadcast[] Broadcasts(GameView view)
    {
        var random = SeededRandom.For(view.Archive.League.Options.Seed, "broadcast", view.Game.Id);
        var count =
            random.Chance(0.12) ? 0
            : random.Chance(0.15) ? 2
            : 1;
        var first = random.Next(Networks.Length);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => Networks[(first + i) % Networks.Length])
                .Select(name => new Broadcast(name, name.EndsWith('+') ? "web" : "tv")),
        ];
    }

    private static GameMediaInfo Media(GameView view)
    {
        var game = view.Game;
        return new GameMediaInfo(
            game.Id,
            game.Season,
            game.SeasonLabel,
            game.SeasonType,
            game.Tournament,
            view.Start,
            view.Status == GameStatus.Postponed,
            game.Home.Id,
            game.Home.School,
            game.HomeConference?.Abbreviation,
            game.Away.Id,
            game.Away.School,
            game.AwayConference?.Abbreviation,
            game.NeutralSite,
            game.ConferenceGame,
            game.GameType,
            game.Notes,
            Broadcasts(view)
        );
    }

    private static GameLines Lines(GameView view)
    {
        var game = view.Game;
        var (home, away, _, _) = Score(view);
        var pickEmIsNull = view.Archive.League.Options.Has(Quirk.PickEmNull);
        return new GameLines(
            game.Id,
            game.Season,
            game.SeasonType,
            view.Start,
            game.Home.Id,
            game.Home.School,
            game.HomeConference?.Abbreviation,
            home,
            game.Away.Id,
            game.Away.School,
            game.AwayConference?.Abbreviation,
            away,
            [
                .. Bookmaker
                    .Lines(view)
                    .Select(line => new GameLineInfo(
                        line.Provider,
                        pickEmIsNull && line.Spread == 0 ? null : line.Spread,
                        line.OverUnder,
                        line.HomeMoneyline,
                        line.AwayMoneyline,
                        line.SpreadOpen,
                        line.OverUnderOpen
                    )),
            ]
        );
    }
}
