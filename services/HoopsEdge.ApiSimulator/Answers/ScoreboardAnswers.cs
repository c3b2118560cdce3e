using HoopsEdge.ApiSimulator.Http;
using HoopsEdge.ApiSimulator.Possessions;
using HoopsEdge.ApiSimulator.Ratings;
using HoopsEdge.ApiSimulator.Schedule;
using HoopsEdge.ApiSimulator.Shapes;
using HoopsEdge.ApiSimulator.Views;

namespace HoopsEdge.ApiSimulator.Answers;

/// <summary>Today's games: for subscribers, and not counted against the month.</summary>
internal static class ScoreboardAnswers
{
    private static readonly TimeSpan Behind = TimeSpan.FromHours(12);
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(24);

    public static ApiRoute[] Routes { get; } =
    [
        new(
            "/scoreboard",
            [Parameters.Conference],
            request => RowStream.Of(request.Unordered(Games(request)), SimulatorJson.Default.ScoreboardGame)
        )
        {
            Tier = 1,
            Metered = false,
        },
    ];

    private static IEnumerable<ScoreboardGame> Games(ApiRequest request)
    {
        var (from, to) = (request.View.Now - Behind, request.View.Now + Ahead);
        return request
            .View.Between(from, to)
            .SelectMany(season => season.Games)
            .Where(view => view.Start >= from && view.Start < to && view.MatchesConference(request.Text("conference")))
            .Select(Describe);
    }

    private static ScoreboardGame Describe(GameView view)
    {
        var (home, away, homePeriods, awayPeriods) = GameAnswers.Score(view);
        var last = view.Log()?.Plays[^1];
        var line = Bookmaker.Lines(view) is [var first, ..] ? first : null;
        return new ScoreboardGame(
            view.Game.Id,
            view.Start,
            view.Status == GameStatus.Postponed,
            GameAnswers.Television(view),
            view.Game.NeutralSite,
            view.Game.ConferenceGame,
            view.Status,
            last?.Period,
            last is { } play ? PlayText.Clock(play.Seconds) : null,
            view.Game.Venue.Name,
            view.Game.Venue.City,
            view.Game.Venue.State,
            Team(view, Side.Home, home, homePeriods),
            Team(view, Side.Away, away, awayPeriods),
            new ScoreboardBetting(line?.Spread, line?.OverUnder, line?.HomeMoneyline, line?.AwayMoneyline)
        );
    }

    private static ScoreboardTeam Team(GameView view, sbyte side, int? points, IReadOnlyList<int>? periods) =>
        new(
            view.TeamOf(side).Id,
            view.TeamOf(side).School,
            view.TeamOf(side).Venue.City,
            view.ConferenceOf(side)?.Name,
            view.ConferenceOf(side)?.Abbreviation,
            points,
            periods
        );
}
