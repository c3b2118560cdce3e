using HoopsEdge.ApiSimulator.Http;
using HoopsEdge.ApiSimulator.Randomness;
using HoopsEdge.ApiSimulator.Shapes;
using HoopsEdge.ApiSimulator.Views;

namespace HoopsEdge.ApiSimulator.Answers;

/// <summary>Plays by game, player, team, day and tournament.</summary>
internal static class PlayAnswers
{
    private const int CoverGapOneIn = 40;
    private const int TypicalPlays = 327;

    public static ApiRoute[] Routes { get; } =
    [
        Route("/plays/game/{gameId}", [Parameters.GameId], Games),
        Route("/plays/player/{playerId}", [Parameters.PlayerId, Parameters.RequiredSeason], PlayerGames),
        Route("/plays/team", [Parameters.RequiredSeason, Parameters.RequiredTeam], TeamGames),
        Route(
            "/plays/date",
            [
                new ApiParameter("date", ParameterKind.Instant, Required: true),
                new ApiParameter("utcOffset", ParameterKind.Number),
            ],
            DayGames
        ),
        Route(
            "/plays/tournament",
            [Parameters.RequiredNumericSeason, Parameters.Tournament with { Required = true }],
            request => request.Games()
        ),
    ];

    /// <summary>The game that a path names, if it is listed.</summary>
    public static IEnumerable<GameView> Games(ApiRequest request)
    {
        var id = request.Required("gameId");
        var season = request.View.Season(Schedule.GameIds.SeasonOf(id));
        return season?.Find(id) is { } view ? [view] : [];
    }

    public static IEnumerable<GameView> TeamGames(ApiRequest request) => request.Games();

    /// <summary>The games of the team that a player was with in a season.</summary>
    public static IEnumerable<GameView> PlayerGames(ApiRequest request)
    {
        var player = request.Required("playerId");
        var season = request.View.Season(request.Required("season"));
        return season?.Finals.Where(view =>
                view.Box!.Home.Players.Concat(view.Box.Away.Players).Any(box => box.Player.Id == player)
            )
            ?? [];
    }

    private static ApiRoute Route(
        string path,
        ApiParameter[] parameters,
        Func<ApiRequest, IEnumerable<GameView>> games
    ) =>
        new(
            path,
            [.. parameters, Parameters.ShootingPlaysOnly],
            request => RowStream.Of(Rows(request, path, games(request)), SimulatorJson.Default.PlayInfo)
        );

    /// <summary>
    /// A day is [D, D+1] with both ends inside. An offset moves only its start, and it is applied to the day of the
    /// month, which is the API's trap on the first of a month.
    /// </summary>
    private static IEnumerable<GameView> DayGames(ApiRequest request)
    {
        var day = new DateTimeOffset(request.Instant("date")!.Value.UtcDateTime.Date, TimeSpan.Zero);
        var from = day;
        if (request.Number("utcOffset") is { } offset)
        {
            var moved = day.AddHours(-offset);
            from = new DateTimeOffset(day.Year, day.Month, 1, moved.Hour, 0, 0, TimeSpan.Zero).AddDays(moved.Day - 1);
        }
        var to = day.AddDays(1);
        return request
            .View.Between(from, to)
            .SelectMany(season => season.Games)
            .Where(view => view.Start >= from && view.Start <= to);
    }

    private static IEnumerable<PlayInfo> Rows(ApiRequest request, string path, IEnumerable<GameView> games)
    {
        var shotsOnly = request.ShootingPlaysOnly;
        var player = path == "/plays/player/{playerId}" ? request.Integer("playerId") : null;
        var gaps = request.Options.Has(Quirk.CoverGaps) && path != "/plays/game/{gameId}";
        var covered = request.Unordered(games.Where(view => view.HasPlays && !(gaps && IsGap(view))));
        var extraText = request.ExtraText / Math.Max(1, covered.Count * TypicalPlays);
        foreach (var view in covered)
        {
            if (view.Log() is not { } log)
                continue;
            var sheet = new PlaySheet(view, log, extraText);
            // The API promises no order of plays, not even inside a game.
            foreach (var play in request.Unordered(log.Plays))
            {
                if (shotsOnly && !play.IsShot)
                    continue;
                if (player is null || play.Actor?.Id == player || play.Assist?.Id == player)
                    yield return sheet.Row(play);
            }
        }
    }

    private static bool IsGap(GameView view) =>
        SeededRandom.Key(view.Archive.League.Options.Seed, "cover gap", view.Game.Id) % CoverGapOneIn == 0;
}
