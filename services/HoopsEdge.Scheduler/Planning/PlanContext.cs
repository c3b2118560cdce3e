using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Scheduler.Planning;

/// <summary>What the parts of one planning share; games are read once a season.</summary>
internal sealed class PlanContext(
    RunRequest request,
    IReadOnlySet<string> attempted,
    DueRule due,
    IReadOnlyList<Season> seasons
)
{
    private readonly Dictionary<Season, IReadOnlyList<KnownGame>> _games = [];
    private readonly Dictionary<int, KnownGame> _byId = [];

    public RunRequest Request { get; } = request;

    public IReadOnlySet<string> Attempted { get; } = attempted;

    public DueRule Due { get; } = due;

    public IReadOnlyList<Season> Seasons { get; } = seasons;

    /// <summary>The games read so far.</summary>
    public IEnumerable<KnownGame> Games => _byId.Values;

    public KnownGame? Game(int gameId) => _byId.GetValueOrDefault(gameId);

    public async Task<IReadOnlyList<KnownGame>> GamesAsync(
        SeasonGames reader,
        Season season,
        CancellationToken cancellationToken
    )
    {
        if (!_games.TryGetValue(season, out var games))
        {
            _games[season] = games = await reader.ReadAsync(season, cancellationToken);
            foreach (var game in games)
            {
                _byId[game.GameId] = game;
            }
        }

        return games;
    }
}
