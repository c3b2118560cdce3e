using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Randomness;

namespace HoopsEdge.ApiSimulator.Schedule;

/// <summary>Every conference's knock-out on one neutral floor, seeded by conference record; pairings appear as rounds end.</summary>
internal sealed class ConferenceTournaments(SeasonBuilder season)
{
    public void Play()
    {
        foreach (var conference in season.Directory.Conferences)
            Play(conference);
    }

    private void Play(Conference conference)
    {
        var ranked = season
            .Directory.MembersOf(conference, season.Season)
            .OrderByDescending(season.ConferenceRecord)
            .ThenBy(team => team.Id)
            .Select((team, i) => new Entrant(team, i + 1))
            .ToArray();
        var random = SeededRandom.For(season.Directory.DivisionOneCount, "floors", season.Season, conference.Id);
        var venue = random.Pick(season.Directory.NeutralVenues);
        IReadOnlyList<Entrant?> field = Bracket.Place(ranked);
        var known = SeasonCalendar.At(season.Calendar.ConferenceTournaments, 12);
        // The last day is Sunday whatever the number of rounds.
        var day = season.Calendar.ConferenceTournaments.AddDays(6 - (int)Math.Log2(field.Count) + 1);
        for (; field.Count > 1; day = day.AddDays(1))
            (field, known) = Round(conference, venue, field, day, known, random);
    }

    private (IReadOnlyList<Entrant?> Field, DateTimeOffset Known) Round(
        Conference conference,
        Venue venue,
        IReadOnlyList<Entrant?> field,
        DateOnly day,
        DateTimeOffset known,
        SeededRandom random
    )
    {
        var pairs = Bracket.Pairs(field).ToArray();
        var games = season.AddRound(
            pairs
                .Where(pair => pair is { Upper: not null, Lower: not null })
                .Select(pair => Game(conference, venue, Ordered(pair!), day, known, field.Count, random))
        );
        var played = new Queue<ScheduledGame>(games);
        var winners = pairs.Select(pair =>
            pair is { Upper: not null, Lower: not null } ? Winner(pair!, played.Dequeue()) : pair.Upper ?? pair.Lower
        );
        return ([.. winners], games.Max(game => season.Outcome(game).FinalAt));
    }

    private Entrant Winner((Entrant Upper, Entrant Lower) pair, ScheduledGame game) =>
        season.Winner(game) == pair.Upper.Team ? pair.Upper : pair.Lower;

    private static (Entrant Upper, Entrant Lower) Ordered((Entrant Upper, Entrant Lower) pair) =>
        pair.Upper.Seed < pair.Lower.Seed ? pair : (pair.Lower, pair.Upper);

    private ScheduledGame Game(
        Conference conference,
        Venue venue,
        (Entrant Upper, Entrant Lower) pair,
        DateOnly day,
        DateTimeOffset known,
        int fieldSize,
        SeededRandom random
    ) =>
        new()
        {
            Id = 0,
            Season = season.Season,
            Home = pair.Upper.Team,
            Away = pair.Lower.Team,
            HomeConference = conference,
            AwayConference = conference,
            Start = SeasonCalendar.At(day, fieldSize == 2 ? 18 + random.Next(4) : 17 + 2.5 * random.Next(4)),
            CreatedAt = known,
            Venue = venue,
            NeutralSite = true,
            ConferenceGame = true,
            GameType = "TRNMNT",
            Notes = $"{conference.ShortName} Tournament - {Bracket.RoundName(fieldSize)}",
        };
}
