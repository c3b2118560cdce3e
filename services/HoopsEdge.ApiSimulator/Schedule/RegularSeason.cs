using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Randomness;

namespace HoopsEdge.ApiSimulator.Schedule;

/// <summary>Pairs the teams for the weeks before the conference tournaments.</summary>
internal sealed class RegularSeason
{
    private const int NonConferenceRounds = 11;
    private const int ConferenceRounds = 20;

    /// <summary>Games of a round that share a night before another one is opened: a small league plays on few nights, as a
    /// conference does, and not a handful of games every day.</summary>
    private const int GamesPerNight = 20;
    private const double OutsideRate = 0.036;
    private const double NeutralRate = 0.12;

    private static readonly string[] Events =
    [
        "Harbor Lights Classic",
        "Cactus Invitational",
        "Island Showdown",
        "Capital City Challenge",
        "Timberline Tip-Off",
        "Lakefront Holiday Festival",
    ];

    private readonly LeagueDirectory _directory;
    private readonly TeamProfiles _profiles;
    private readonly SeasonCalendar _calendar;
    private readonly SeededRandom _random;
    private readonly int _nights;
    private readonly HashSet<(int, int)> _met = [];
    private readonly List<ScheduledGame> _games = [];

    private RegularSeason(long seed, LeagueDirectory directory, TeamProfiles profiles, SeasonCalendar calendar)
    {
        _directory = directory;
        _profiles = profiles;
        _calendar = calendar;
        _random = SeededRandom.For(seed, "schedule", calendar.Season);
        _nights = Math.Max(1, directory.DivisionOneCount / 2 / GamesPerNight);
    }

    /// <summary>The games in order of tip-off, with ids.</summary>
    public static IReadOnlyList<ScheduledGame> Create(
        long seed,
        LeagueDirectory directory,
        TeamProfiles profiles,
        SeasonCalendar calendar
    )
    {
        var season = new RegularSeason(seed, directory, profiles, calendar);
        for (var round = 0; round < NonConferenceRounds; round++)
            season.NonConferenceRound(calendar.Opening.AddDays(4 * round));
        foreach (var conference in directory.Conferences)
            season.ConferenceGames([.. directory.MembersOf(conference, calendar.Season)]);
        return
        [
            .. season
                ._games.OrderBy(game => game.Start)
                .ThenBy(game => game.Home.Id)
                .Select((game, i) => game with { Id = GameIds.First(calendar.Season) + i }),
        ];
    }

    private void NonConferenceRound(DateOnly opening)
    {
        var teams = _directory.Teams.Take(_directory.DivisionOneCount).ToArray();
        _random.Shuffle(teams.AsSpan());
        var outside = _directory.Teams.Skip(_directory.DivisionOneCount).ToArray();
        _random.Shuffle(outside.AsSpan());
        var guests = new Queue<Team>(outside);
        var waiting = new List<Team>();
        foreach (var team in teams)
        {
            if (_random.Chance(OutsideRate) && guests.TryDequeue(out var guest))
                Add(team, guest, NightFrom(opening, 4), neutral: false);
            else if (waiting.FindIndex(other => MayMeet(team, other)) is var i and >= 0)
                Pair(team, TakeAt(waiting, i), opening);
            else
                waiting.Add(team);
        }
    }

    private static Team TakeAt(List<Team> teams, int index)
    {
        var team = teams[index];
        teams.RemoveAt(index);
        return team;
    }

    private bool MayMeet(Team a, Team b) =>
        _directory.ConferenceOf(a, _calendar.Season) != _directory.ConferenceOf(b, _calendar.Season)
        && !_met.Contains((Math.Min(a.Id, b.Id), Math.Max(a.Id, b.Id)));

    private void Pair(Team a, Team b, DateOnly opening)
    {
        _met.Add((Math.Min(a.Id, b.Id), Math.Max(a.Id, b.Id)));
        var gap = _profiles.Of(a, _calendar.Season).Net - _profiles.Of(b, _calendar.Season).Net;
        // Strong programmes buy home games.
        var hosts = _random.Chance(1 / (1 + Math.Exp(-gap / 12)));
        Add(hosts ? a : b, hosts ? b : a, NightFrom(opening, 4), _random.Chance(NeutralRate));
    }

    private DateOnly NightFrom(DateOnly first, int most) => first.AddDays(_random.Next(Math.Min(most, _nights)));

    private void ConferenceGames(Team[] members)
    {
        _random.Shuffle(members.AsSpan());
        var places = members.Length + members.Length % 2;
        var rounds = Math.Min(ConferenceRounds, 2 * (places - 1));
        for (var round = 0; round < rounds; round++)
        {
            var week = _calendar.ConferencePlay.AddDays(7 * (round / 2));
            var first = week.AddDays(round % 2 == 0 ? 1 : 5);
            foreach (var (home, away) in RoundRobin(members.Length, round))
                Add(members[home], members[away], NightFrom(first, round % 2 == 0 ? 3 : 2), neutral: false);
        }
    }

    /// <summary>The circle method: one place stays, the others rotate; the second cycle swaps the courts.</summary>
    private static IEnumerable<(int Home, int Away)> RoundRobin(int teams, int round)
    {
        var places = teams + teams % 2;
        var turn = round % (places - 1);
        for (var i = 0; i < places / 2; i++)
        {
            var a = i == 0 ? places - 1 : (turn + i) % (places - 1);
            var b = (turn - i + places - 1) % (places - 1);
            if (a >= teams || b >= teams)
                continue;
            yield return (i + turn + round / (places - 1)) % 2 == 0 ? (a, b) : (b, a);
        }
    }

    private void Add(Team home, Team away, DateOnly day, bool neutral)
    {
        var (ours, theirs) = (
            _directory.ConferenceOf(home, _calendar.Season),
            _directory.ConferenceOf(away, _calendar.Season)
        );
        _games.Add(
            new ScheduledGame
            {
                Id = 0,
                Season = _calendar.Season,
                Home = home,
                Away = away,
                HomeConference = ours,
                AwayConference = theirs,
                Start = SeasonCalendar.TipOff(day, _random),
                CreatedAt = _calendar.Published,
                Venue = neutral ? _random.Pick(_directory.NeutralVenues) : home.Venue,
                NeutralSite = neutral,
                ConferenceGame = ours is not null && ours == theirs,
                Notes = neutral ? _random.Pick(Events) : null,
            }
        );
    }
}
