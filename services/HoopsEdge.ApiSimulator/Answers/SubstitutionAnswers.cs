using HoopsEdge.ApiSimulator.Http;
using HoopsEdge.ApiSimulator.Possessions;
using HoopsEdge.ApiSimulator.Shapes;
using HoopsEdge.ApiSimulator.Statistics;
using HoopsEdge.ApiSimulator.Views;

namespace HoopsEdge.ApiSimulator.Answers;

/// <summary>Players' stints on the floor, once a game is over.</summary>
internal static class SubstitutionAnswers
{
    public static ApiRoute[] Routes { get; } =
    [
        new(
            "/substitutions/game/{gameId}",
            [Parameters.GameId],
            request => Answer(request, PlayAnswers.Games(request))
        ),
        new(
            "/substitutions/player/{playerId}",
            [Parameters.PlayerId, Parameters.RequiredSeason],
            request =>
                Answer(
                    request,
                    PlayAnswers.PlayerGames(request),
                    (_, stint) => stint.Player.Id == request.Required("playerId")
                )
        ),
        new(
            "/substitutions/team",
            [Parameters.RequiredSeason, Parameters.RequiredTeam],
            request =>
                Answer(
                    request,
                    PlayAnswers.TeamGames(request),
                    (view, stint) => GameView.IsSchool(view.TeamOf(stint.Side), request.Text("team")!)
                )
        ),
    ];

    private static RowStream Answer(
        ApiRequest request,
        IEnumerable<GameView> games,
        Func<GameView, Stint, bool>? wanted = null
    ) =>
        RowStream.Of(
            request.Unordered(
                games
                    .Where(view => view.Box is not null)
                    .SelectMany(view =>
                        Stint
                            .From(view.Log()!)
                            .Where(stint => wanted is null || wanted(view, stint))
                            .Select(stint => Describe(view, stint))
                    )
            ),
            SimulatorJson.Default.PlayerSubstitution
        );

    private static PlayerSubstitution Describe(GameView view, Stint stint)
    {
        var other = Side.Other(stint.Side);
        return new PlayerSubstitution(
            view.Game.Id,
            view.Start,
            view.TeamOf(stint.Side).Id,
            view.TeamOf(stint.Side).School,
            view.ConferenceOf(stint.Side)?.Abbreviation,
            stint.Player.Id,
            stint.Player.Name,
            stint.Player.Position,
            view.TeamOf(other).Id,
            view.TeamOf(other).School,
            view.ConferenceOf(other)?.Abbreviation,
            At(stint.In, stint.Side),
            At(stint.Out, stint.Side)
        );
    }

    private static SubstitutionMoment At(Moment moment, sbyte side)
    {
        var (own, other) =
            side == Side.Home ? (moment.HomeScore, moment.AwayScore) : (moment.AwayScore, moment.HomeScore);
        return new SubstitutionMoment(other, own, moment.Seconds, moment.Period);
    }
}
