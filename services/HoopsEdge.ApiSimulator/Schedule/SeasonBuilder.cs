using System.Collections.Concurrent;
using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Possessions;
using HoopsEdge.ApiSimulator.Randomness;
using HoopsEdge.ApiSimulator.Ratings;
using HoopsEdge.ApiSimulator.Statistics;

namespace HoopsEdge.ApiSimulator.Schedule;

/// <summary>Plays a whole season: the regular games in parallel, then the knock-outs that follow from their results.</summary>
internal sealed class SeasonBuilder
{
    private const double CorrectionRate = 0.04;

    private readonly SimulatedLeague _league;
    private readonly SeasonCalendar _calendar;
    private readonly List<ScheduledGame> _games = [];
    private readonly ConcurrentDictionary<int, GameOutcome> _outcomes = [];
    private int _nextId;

    public SeasonBuilder(SimulatedLeague league, int season)
    {
        _league = league;
        _calendar = new SeasonCalendar(season);
    }

    public SeasonCalendar Calendar => _calendar;
    public LeagueDirectory Directory => _league.Directory;
    public int Season => _calendar.Season;

    public SeasonArchive Build()
    {
        var options = _league.Options;
        var planned = RegularSeason.Create(options.Seed, Directory, _league.Profiles, _calendar);
        _games.AddRange(ChangeScript.Apply(options.Seed, _calendar, planned, options.ChangeRate));
        _nextId = _games[^1].Id + 1;
        Play(_games);
        new ConferenceTournaments(this).Play();
        new NationalTournaments(this).Play();
        var elo = Directory.Teams.Select(team => Ratings.Elo.Initial(_league.Profiles.Of(team, Season - 1))).ToArray();
        var changes = Ratings.Elo.Play(
            _games.Where(game => game.IsPlayed).Select(game => (game, _outcomes[game.Id])),
            elo
        );
        return new SeasonArchive(_league, _calendar, _games, _outcomes, changes);
    }

    /// <summary>Adds a round of games and plays them.</summary>
    public IReadOnlyList<ScheduledGame> AddRound(IEnumerable<ScheduledGame> round)
    {
        var games = round.Select(game => game with { Id = _nextId++ }).ToArray();
        _games.AddRange(games);
        Play(games);
        return games;
    }

    public GameOutcome Outcome(ScheduledGame game) => _outcomes[game.Id];

    public IReadOnlyList<RatedGame> RatedGames() =>
        [.. SeasonArchive.Rated(_games, game => _outcomes[game.Id].Original)];

    /// <summary>Wins less losses in conference play before the tournament.</summary>
    public int ConferenceRecord(Team team) =>
        _games
            .Where(game => game.IsPlayed && game.ConferenceGame && game.GameType == "STD" && game.Involves(team))
            .Sum(game => Won(game, team) ? 1 : -1);

    public Team Winner(ScheduledGame game) => Won(game, game.Home) ? game.Home : game.Away;

    private bool Won(ScheduledGame game, Team team)
    {
        var box = Outcome(game).Original;
        return (box.HomePoints > box.AwayPoints) == (game.Home == team);
    }

    private void Play(IReadOnlyList<ScheduledGame> games) =>
        Parallel.ForEach(
            games.Where(game => game.IsPlayed),
            game =>
            {
                _outcomes[game.Id] = Play(game);
            }
        );

    private GameOutcome Play(ScheduledGame game)
    {
        var setup = _league.SetUp(game);
        var expected = _league.ExpectedMargin(game);
        var log = GameSimulation.Play(setup);
        var random = SeededRandom.For(_league.Options.Seed, "correction", game.Id);
        var final = GameClock.FinalAt(game.PlayedAt, log.Periods);
        var corrected = random.Chance(CorrectionRate * _league.Options.ChangeRate);
        return new GameOutcome(
            BoxBuilder.Build(log, expected),
            corrected ? BoxBuilder.Build(PlayRevision.Correct(log, _league.RevisionKey(game)), expected) : null,
            final,
            corrected ? final.AddHours(24 + random.Next(48)) : null
        )
        {
            ExpectedMargin = expected,
        };
    }
}
