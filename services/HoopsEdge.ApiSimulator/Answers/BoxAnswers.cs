using HoopsEdge.ApiSimulator.Http;
using HoopsEdge.ApiSimulator.Possessions;
using HoopsEdge.ApiSimulator.Shapes;
using HoopsEdge.ApiSimulator.Statistics;
using HoopsEdge.ApiSimulator.Views;

namespace HoopsEdge.ApiSimulator.Answers;

/// <summary>Box scores: one row a team and game, so a cap can part the two teams of a game.</summary>
internal static class BoxAnswers
{
    /// <summary>Team rows in one answer of /games/players.</summary>
    public const int PlayerRowCap = 1000;

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
            "/games/teams",
            Filters,
            request =>
                RowStream.Of(Rows(request, GameAnswers.RowCap).Select(Team), SimulatorJson.Default.GameBoxScoreTeam)
        ),
        new(
            "/games/players",
            Filters,
            request =>
                RowStream.Of(Rows(request, PlayerRowCap).Select(Players), SimulatorJson.Default.GameBoxScorePlayers)
        ),
    ];

    private static IEnumerable<(GameView View, sbyte Side)> Rows(ApiRequest request, int cap)
    {
        var (team, conference) = (request.Text("team"), request.Text("conference"));
        var rows = request
            .Games()
            .Where(view => view.Box is not null)
            .SelectMany(view => new[] { (view, side: Side.Home), (view, side: Side.Away) })
            .Where(row =>
                (team is null || GameView.IsSchool(row.view.TeamOf(row.side), team))
                && (conference is null || GameView.IsConference(row.view.ConferenceOf(row.side), conference))
            );
        return request.ByStart(rows, row => row.view.Start, cap);
    }

    private static GameBoxScoreTeam Team((GameView View, sbyte Side) row)
    {
        var (view, side) = row;
        var (game, other) = (view.Game, Side.Other(side));
        var (own, opponent) = (view.Box!.Of(side), view.Box.Of(other));
        return new GameBoxScoreTeam(
            game.Id,
            game.Season,
            game.SeasonLabel,
            game.SeasonType,
            game.Tournament,
            view.Start,
            false,
            view.TeamOf(side).Id,
            view.TeamOf(side).School,
            view.ConferenceOf(side)?.Abbreviation,
            view.SeedOf(side),
            view.TeamOf(other).Id,
            view.TeamOf(other).School,
            view.ConferenceOf(other)?.Abbreviation,
            view.SeedOf(other),
            game.NeutralSite,
            side == Side.Home,
            game.ConferenceGame,
            game.GameType,
            game.Notes,
            view.Box.Minutes,
            Pace(view.Box),
            BoxShapesFrom.Game(own, opponent),
            BoxShapesFrom.Game(opponent, own)
        );
    }

    private static double Pace(GameBox box) =>
        Rates.Pace(box.Home.Line[Stat.Possessions], box.Away.Line[Stat.Possessions], box.Minutes);

    private static GameBoxScorePlayers Players((GameView View, sbyte Side) row)
    {
        var (view, side) = row;
        var (game, other) = (view.Game, Side.Other(side));
        var own = view.Box!.Of(side);
        return new GameBoxScorePlayers(
            game.Id,
            game.Season,
            game.SeasonLabel,
            game.SeasonType,
            game.Tournament,
            view.Start,
            false,
            view.TeamOf(side).Id,
            view.TeamOf(side).School,
            view.ConferenceOf(side)?.Abbreviation,
            view.SeedOf(side),
            view.TeamOf(other).Id,
            view.TeamOf(other).School,
            view.ConferenceOf(other)?.Abbreviation,
            view.SeedOf(other),
            game.NeutralSite,
            side == Side.Home,
            game.ConferenceGame,
            game.GameType,
            game.Notes,
            view.Box.Minutes,
            Pace(view.Box),
            [.. own.Players.Select(player => Player(player, own.Line))]
        );
    }

    private static PlayerBoxInfo Player(PlayerBox box, StatLine team)
    {
        var line = box.Line;
        return new PlayerBoxInfo(
            BoxShapesFrom.Rebounds(line),
            BoxShapesFrom.FreeThrows(line),
            BoxShapesFrom.Threes(line),
            BoxShapesFrom.Twos(line),
            BoxShapesFrom.FieldGoals(line),
            BoxShapesFrom.PlayerOffensiveReboundPct(line),
            Rates.FreeThrowRate(line),
            BoxShapesFrom.AssistsPerTurnover(line),
            Rates.GameScore(line),
            Rates.TrueShooting(line),
            Rates.EffectiveFieldGoal(line),
            BoxShapesFrom.NetRating(line),
            BoxShapesFrom.DefensiveRating(line),
            BoxShapesFrom.OffensiveRating(line),
            Rates.Usage(line, team, team[Stat.Seconds]),
            line[Stat.Blocks],
            line[Stat.Steals],
            line[Stat.Assists],
            line.Fouls,
            line[Stat.Turnovers],
            line.Points,
            BoxShapesFrom.Minutes(line),
            false,
            box.Starter,
            box.Player.Position,
            box.Player.Name,
            box.Player.SourceId,
            box.Player.Id
        );
    }
}
