using HoopsEdge.ApiSimulator.Possessions;
using HoopsEdge.ApiSimulator.Ratings;
using HoopsEdge.ApiSimulator.Statistics;

namespace HoopsEdge.ApiSimulator.Schedule;

/// <summary>A season as it will have been: all games with their outcomes. What of it is visible is up to the clock.</summary>
internal sealed class SeasonArchive(
    SimulatedLeague league,
    SeasonCalendar calendar,
    IReadOnlyList<ScheduledGame> games,
    IReadOnlyDictionary<int, GameOutcome> outcomes,
    IReadOnlyDictionary<int, EloChange> elo
)
{
    private readonly Dictionary<int, ScheduledGame> _byId = games.ToDictionary(game => game.Id);

    public SimulatedLeague League => league;
    public SeasonCalendar Calendar => calendar;
    public int Season => calendar.Season;
    public IReadOnlyList<ScheduledGame> Games => games;

    public GameOutcome? Outcome(ScheduledGame game) => outcomes.GetValueOrDefault(game.Id);

    public ScheduledGame? Find(int gameId) => _byId.GetValueOrDefault(gameId);

    public EloChange? EloOf(ScheduledGame game) => elo.TryGetValue(game.Id, out var change) ? change : null;

    /// <summary>Plays the game again: the same key gives the same plays, so none are kept in memory.</summary>
    public GameLog Replay(ScheduledGame game, DateTimeOffset now)
    {
        var log = GameSimulation.Play(league.SetUp(game));
        return outcomes[game.Id].IsCorrected(now) ? PlayRevision.Correct(log, league.RevisionKey(game)) : log;
    }

    public static IEnumerable<RatedGame> Rated(IEnumerable<ScheduledGame> games, Func<ScheduledGame, GameBox> box) =>
        games
            .Where(game => game.IsPlayed && game.Home.IsDivisionOne && game.Away.IsDivisionOne)
            .Select(game => Rated(game, box(game)));

    private static RatedGame Rated(ScheduledGame game, GameBox box) =>
        new(
            game.Home.Index,
            game.Away.Index,
            box.HomePoints,
            box.AwayPoints,
            box.Home.Line[Stat.Possessions],
            box.Away.Line[Stat.Possessions],
            game.NeutralSite
        );
}
