using HoopsEdge.ApiSimulator.Http;
using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Possessions;
using HoopsEdge.ApiSimulator.Randomness;
using HoopsEdge.ApiSimulator.Shapes;
using HoopsEdge.ApiSimulator.Statistics;

namespace HoopsEdge.ApiSimulator.Answers;

/// <summary>Fives and what happened while they played: of a game, or of a team over a season.</summary>
internal static class LineupAnswers
{
    public static ApiRoute[] Routes { get; } =
    [
        new(
            "/lineups/game/{gameId}",
            [Parameters.GameId],
            request => RowStream.Of(request.Unordered(GameRows(request)), SimulatorJson.Default.LineupStats)
        ),
        new(
            "/lineups/team",
            [Parameters.RequiredSeason, Parameters.RequiredTeam, .. Parameters.Dates],
            request => RowStream.Of(request.Unordered(TeamRows(request)), SimulatorJson.Default.LineupStats)
        ),
    ];

    private static IEnumerable<LineupStats> GameRows(ApiRequest request) =>
        PlayAnswers
            .Games(request)
            .Where(view => view.Box is not null)
            .SelectMany(view =>
            {
                var log = view.Log()!;
                return new[] { Side.Home, Side.Away }.SelectMany(side =>
                    Rows([(log, side)], view.TeamOf(side), view.ConferenceOf(side))
                );
            });

    private static IEnumerable<LineupStats> TeamRows(ApiRequest request)
    {
        var directory = request.View.League.Directory;
        if (directory.FindSchool(request.Text("team")!) is not { } team)
            return [];
        var games = request
            .Games()
            .Where(view => view.Box is not null)
            .Select(view => (view.Log()!, view.Game.Home == team ? Side.Home : Side.Away));
        return Rows(games, team, directory.ConferenceOf(team, request.Required("season")));
    }

    private static IEnumerable<LineupStats> Rows(
        IEnumerable<(GameLog Log, sbyte Side)> games,
        Team team,
        Conference? conference
    )
    {
        var lineups = new Dictionary<string, LineupBox>();
        foreach (var (log, side) in games)
            LineupBox.Collect(log, side, lineups);
        return lineups.Values.Select(box => Describe(box, team, conference));
    }

    private static LineupStats Describe(LineupBox box, Team team, Conference? conference)
    {
        var (own, opponent) = (box.Team, box.Opponent);
        var offense = Rates.Rating(own.Points, own[Stat.Possessions]);
        var defense = Rates.Rating(opponent.Points, opponent[Stat.Possessions]);
        return new LineupStats(
            team.Id,
            team.School,
            conference?.Abbreviation ?? "",
            Hash(box),
            [.. box.Players.Select(player => new Participant(player.Name, player.Id))],
            box.Seconds,
            Rates.Pace(own[Stat.Possessions], opponent[Stat.Possessions], box.Seconds / 60.0),
            offense,
            defense,
            Math.Round(offense - defense, 1),
            Unit(own, opponent),
            Unit(opponent, own)
        );
    }

    /// <summary>The same five have the same hash in every game.</summary>
    private static string Hash(LineupBox box)
    {
        var ids = box.Players.Select(player => (long)player.Id).ToArray();
        return Invariant($"{SeededRandom.Key(1, "lineup", ids):x16}{SeededRandom.Key(2, "lineup", ids):x16}");
    }

    private static LineupUnitStats Unit(StatLine line, StatLine opponent) =>
        new(
            line[Stat.Possessions],
            line.Points,
            line[Stat.Blocks],
            line[Stat.Assists],
            line[Stat.Steals],
            line[Stat.Turnovers],
            line[Stat.DefensiveRebounds],
            line[Stat.OffensiveRebounds],
            Rates.TrueShooting(line),
            Shooting(line.FieldGoalsMade, line.FieldGoalsAttempted),
            Twos(line),
            Zone(line, Stat.ThreePointers),
            Zone(line, Stat.FreeThrows),
            new LineupFourFactors(
                Rates.FreeThrowRate(line),
                Rates.OffensiveReboundPct(line, opponent),
                Rates.TurnoverRatio(line),
                Rates.EffectiveFieldGoal(line)
            )
        );

    private static ShootingStats Shooting(int made, int attempted) =>
        new(made, attempted, Rates.Percent(made, attempted));

    private static ShootingStats Zone(StatLine line, Stat zone) => Shooting(line.Made(zone), line.Attempted(zone));

    private static TwoPointShooting Twos(StatLine line) =>
        new(
            line.TwosMade,
            line.TwosAttempted,
            Rates.Percent(line.TwosMade, line.TwosAttempted),
            Zone(line, Stat.TwoPointJumpers),
            Zone(line, Stat.LayUps),
            Zone(line, Stat.Dunks),
            Zone(line, Stat.TipIns)
        );
}
