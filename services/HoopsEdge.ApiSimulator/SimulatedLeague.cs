using System.Collections.Concurrent;
using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Possessions;
using HoopsEdge.ApiSimulator.Randomness;
using HoopsEdge.ApiSimulator.Schedule;

namespace HoopsEdge.ApiSimulator;

/// <summary>The league behind the server: made once from a seed, seasons played when first asked for.</summary>
internal sealed class SimulatedLeague
{
    private readonly ConcurrentDictionary<int, Lazy<SeasonArchive>> _seasons = [];
    private readonly ConcurrentDictionary<(int Team, int Season), Contestant> _contestants = [];

    public SimulatedLeague(SimulatorOptions options)
    {
        Options = options;
        Directory = new LeagueDirectory(options.Seed, options.Teams, options.LastSeason);
        Profiles = new TeamProfiles(options.Seed, Directory);
        Rosters = new RosterHistory(options.Seed, Directory);
        Strengths = new TeamStrengths(Directory, Profiles, Rosters);
    }

    public SimulatorOptions Options { get; }
    public LeagueDirectory Directory { get; }
    public TeamProfiles Profiles { get; }
    public RosterHistory Rosters { get; }
    public TeamStrengths Strengths { get; }

    public bool Has(int season) => season >= Options.FirstSeason && season <= Options.LastSeason;

    public SeasonArchive Season(int season) =>
        _seasons.GetOrAdd(season, key => new Lazy<SeasonArchive>(() => new SeasonBuilder(this, key).Build())).Value;

    public GameSetup SetUp(ScheduledGame game) =>
        new(
            SeededRandom.Key(Options.Seed, "game", game.Id),
            ContestantOf(game.Home, game.Season),
            ContestantOf(game.Away, game.Season),
            game.NeutralSite
        );

    public ulong RevisionKey(ScheduledGame game) => SeededRandom.Key(Options.Seed, "revision", game.Id);

    /// <summary>What the home team should win by, from the hidden strengths.</summary>
    public double ExpectedMargin(ScheduledGame game)
    {
        var home = Profiles.Of(game.Home, game.Season);
        var away = Profiles.Of(game.Away, game.Season);
        var court = game.NeutralSite ? 0 : ScoringModel.HomeCourtPer100;
        var edge = Strengths.Of(game.Home, game.Season).Net - Strengths.Of(game.Away, game.Season).Net + court;
        return edge / 100 * (home.Tempo + away.Tempo) / 2;
    }

    private Contestant ContestantOf(Team team, int season) =>
        _contestants.GetOrAdd(
            (team.Index, season),
            _ => new Contestant(team, Profiles.Of(team, season), Rosters.Of(team, season))
        );
}
