using System.Collections.Concurrent;
using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Ratings;
using HoopsEdge.ApiSimulator.Schedule;

namespace HoopsEdge.ApiSimulator.Views;

/// <summary>A season as it stands at an instant, with the figures that follow from its finished games.</summary>
internal sealed class SeasonView
{
    private readonly Dictionary<int, GameView> _byId;
    private readonly ConcurrentDictionary<StatFilter, Lazy<SeasonTotals>> _totals = [];
    private readonly Lazy<IReadOnlyList<RatedGame>> _rated;
    private readonly Lazy<double?[]> _srs;
    private readonly Lazy<Efficiency?[]> _efficiency;
    private readonly Lazy<IReadOnlyList<PollEntry>> _polls;
    private readonly Lazy<int?[]> _elo;

    public SeasonView(SeasonArchive archive, DateTimeOffset now)
    {
        Archive = archive;
        Now = now;
        Games = [.. archive.Games.Select(game => GameView.At(archive, game, now)).OfType<GameView>()];
        _byId = Games.ToDictionary(view => view.Game.Id);
        var teams = Directory.DivisionOneCount;
        _rated = new(() => [.. SeasonArchive.Rated(Finals.Select(view => view.Game), game => _byId[game.Id].Box!)]);
        _srs = new(() => SimpleRating.Solve(teams, _rated.Value));
        _efficiency = new(() => AdjustedEfficiency.Solve(teams, _rated.Value));
        _polls = new(() => Poll.Conduct(archive, now));
        _elo = new(LatestElo);
    }

    public SeasonArchive Archive { get; }
    public DateTimeOffset Now { get; }
    public int Season => Archive.Season;
    public LeagueDirectory Directory => Archive.League.Directory;
    public IReadOnlyList<GameView> Games { get; }
    public IEnumerable<GameView> Finals => Games.Where(view => view.Box is not null);
    public double?[] SimpleRatings => _srs.Value;
    public Efficiency?[] Efficiencies => _efficiency.Value;
    public IReadOnlyList<PollEntry> Polls => _polls.Value;

    public IEnumerable<Team> DivisionOne => Directory.Teams.Take(Directory.DivisionOneCount);

    public GameView? Find(int gameId) => _byId.GetValueOrDefault(gameId);

    public SeasonTotals Totals(StatFilter filter) =>
        _totals
            .GetOrAdd(filter, key => new Lazy<SeasonTotals>(() => SeasonTotals.Sum(Finals.Where(key.Includes))))
            .Value;

    /// <summary>By team index, after the last game that is over.</summary>
    public int?[] Elo => _elo.Value;

    private int?[] LatestElo()
    {
        var ratings = new int?[Directory.DivisionOneCount];
        foreach (var view in Finals.OrderBy(view => view.Start).ThenBy(view => view.Game.Id))
        {
            if (Archive.EloOf(view.Game) is not { } change)
                continue;
            if (view.Game.Home.IsDivisionOne)
                ratings[view.Game.Home.Index] = change.HomeEnd;
            if (view.Game.Away.IsDivisionOne)
                ratings[view.Game.Away.Index] = change.AwayEnd;
        }
        return ratings;
    }
}
