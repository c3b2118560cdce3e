using HoopsEdge.ApiSimulator.Randomness;

namespace HoopsEdge.ApiSimulator.League;

/// <summary>
/// Thirteen players a team and season. Between seasons players run out of eligibility, are drafted, quit or transfer;
/// transfers fill open places first, recruits the rest. It knows the season after the last one that is served: the class
/// that has signed for it, and who moves.
/// </summary>
internal sealed class RosterHistory
{
    public const int RosterSize = 13;
    private const int FirstPlayerId = 100_001;
    private const int Eligibility = 4;
    private const double TransferRate = 0.24;
    private const double QuitRate = 0.05;

    private readonly LeagueDirectory _directory;
    private readonly int _lastSeason;
    private readonly SeededRandom _random;
    private readonly List<Place[]> _seasons = [];
    private readonly Dictionary<int, Player> _players = [];
    private readonly List<PortalMove> _moves = [];
    private readonly List<DraftSelection> _draft = [];
    private int _nextId = FirstPlayerId;

    public RosterHistory(long seed, LeagueDirectory directory)
    {
        _directory = directory;
        _lastSeason = directory.LastSeason + 1;
        _random = SeededRandom.For(seed, "rosters");
        var first = new Place[directory.Teams.Count * RosterSize];
        for (var i = 0; i < first.Length; i++)
        {
            var seasonsBefore = _random.Next(Eligibility);
            var recruited = LeagueDirectory.BaseSeason - seasonsBefore;
            first[i] = new Place(NewPlayer(recruited, i % RosterSize), recruited, seasonsBefore);
        }
        _seasons.Add(first);
        for (var season = LeagueDirectory.BaseSeason; season < _lastSeason; season++)
            _seasons.Add(Turnover(season));
    }

    public IReadOnlyList<PortalMove> Moves => _moves;
    public IReadOnlyList<DraftSelection> Draft => _draft;
    public IEnumerable<Player> Players => _players.Values;

    public Player? Find(int playerId) => _players.GetValueOrDefault(playerId);

    /// <summary>The best players first, as a coach would name them.</summary>
    public IReadOnlyList<RosterSpot> Of(Team team, int season)
    {
        var places = _seasons[season - LeagueDirectory.BaseSeason]
            .AsSpan(team.Index * RosterSize, RosterSize)
            .ToArray();
        return
        [
            .. places
                .OrderByDescending(place => place.Player.Talent + 0.35 * place.SeasonsBefore)
                .Select(place => new RosterSpot(
                    place.Player,
                    place.FirstSeason,
                    LastSeasonWith(team, place.Player, season),
                    place.SeasonsBefore
                )),
        ];
    }

    private int LastSeasonWith(Team team, Player player, int season)
    {
        while (season < _lastSeason)
        {
            var next = _seasons[season + 1 - LeagueDirectory.BaseSeason].AsSpan(team.Index * RosterSize, RosterSize);
            var stays = false;
            foreach (var place in next)
                stays |= place.Player == player;
            if (!stays)
                return season;
            season++;
        }
        return season;
    }

    private Player NewPlayer(int season, int slot)
    {
        var player = PlayerForge.Recruit(_nextId++, season, slot, _random);
        _players.Add(player.Id, player);
        return player;
    }

    private Place[] Turnover(int season)
    {
        var before = _seasons[^1];
        var drafted = SelectDraft(season, before);
        var after = new Place[before.Length];
        var open = new List<int>();
        var transfers = new List<int>();
        for (var i = 0; i < before.Length; i++)
        {
            var (player, first, seasonsBefore) = before[i];
            var gone = seasonsBefore + 1 >= Eligibility || drafted.Contains(player.Id) || _random.Chance(QuitRate);
            var moves = !gone && _random.Chance(TransferRate);
            if (moves)
                transfers.Add(i);
            if (gone || moves)
                open.Add(i);
            else
                after[i] = new Place(player, first, seasonsBefore + 1);
        }
        Fill(season, before, after, open, transfers);
        return after;
    }

    private void Fill(int season, Place[] before, Place[] after, List<int> open, List<int> transfers)
    {
        var places = open.ToArray();
        _random.Shuffle(places.AsSpan());
        var waiting = new Queue<int>(transfers);
        foreach (var i in places)
        {
            if (waiting.TryPeek(out var origin) && origin / RosterSize != i / RosterSize)
            {
                waiting.Dequeue();
                var (player, _, seasonsBefore) = before[origin];
                after[i] = new Place(player, season + 1, seasonsBefore + 1);
                _moves.Add(Move(season, player, origin, i, Eligibility - seasonsBefore - 1));
            }
            else
            {
                after[i] = new Place(NewPlayer(season + 1, i % RosterSize), season + 1, 0);
            }
        }
    }

    private PortalMove Move(int season, Player player, int origin, int destination, int yearsRemaining) =>
        new(
            player,
            season,
            _directory.Teams[origin / RosterSize],
            _directory.Teams[destination / RosterSize],
            yearsRemaining
        );

    private HashSet<int> SelectDraft(int season, Place[] places)
    {
        var picks = _directory.DivisionOneCount >= 100 ? 60 : 30;
        var best = places
            .Take(_directory.DivisionOneCount * RosterSize)
            .Select((place, i) => (place, i, score: place.Player.Talent + 0.4 * _random.NextNormal()))
            .OrderByDescending(candidate => candidate.score)
            .Take(picks)
            .ToList();
        for (var overall = 1; overall <= picks; overall++)
        {
            var (place, i, _) = best[overall - 1];
            // One pick in ten comes from abroad: nobody's athlete.
            var selection = _random.Chance(0.1)
                ? new DraftSelection(
                    PlayerForge.Recruit(0, season, overall % RosterSize, _random),
                    season,
                    null,
                    overall
                )
                : new DraftSelection(place.Player, season, _directory.Teams[i / RosterSize], overall);
            _draft.Add(selection);
        }
        return [.. _draft.TakeLast(picks).Where(pick => pick.Source is not null).Select(pick => pick.Player.Id)];
    }

    private readonly record struct Place(Player Player, int FirstSeason, int SeasonsBefore);
}
