using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Randomness;
using HoopsEdge.ApiSimulator.Ratings;

namespace HoopsEdge.ApiSimulator.Schedule;

/// <summary>
/// The national tournament (68 teams in four regions, 16 in small leagues) and the invitational for the best of the rest.
/// </summary>
internal sealed class NationalTournaments(SeasonBuilder season)
{
    private const int LargeLeague = 200;
    private const int Regions = 4;

    private static readonly int[] NationalDays = [3, 5, 10, 12, 19, 21];
    private static readonly int[] InvitationalDays = [1, 5, 8, 15, 17];
    private static readonly string[] RegionNames = ["East", "West", "South", "Midwest"];

    private readonly SeededRandom _random = SeededRandom.For(
        season.Directory.DivisionOneCount,
        "selection",
        season.Season
    );

    public void Play()
    {
        var ranked = Ranked();
        var large = ranked.Count >= LargeLeague;
        var field = Select(ranked, large ? 68 : 16);
        var rest = ranked.Except(field).Take(large ? 32 : 8).ToArray();
        var national = large ? PlayIn(field) : field;
        Knockout("NCAA", Regional(national), NationalDays, entrant => entrant.Seed);
        Knockout(
            "NIT",
            Bracket.Place([.. rest.Select((team, i) => new Entrant(team, i + 1))]),
            InvitationalDays,
            _ => null
        );
    }

    private List<Team> Ranked()
    {
        var power = SimpleRating.Solve(season.Directory.DivisionOneCount, season.RatedGames());
        return
        [
            .. season
                .Directory.Teams.Take(season.Directory.DivisionOneCount)
                .OrderByDescending(team => power[team.Index] ?? double.MinValue),
        ];
    }

    private Team[] Select(List<Team> ranked, int size)
    {
        var champions = season
            .Directory.Conferences.Select(conference =>
                ranked.First(team => season.Directory.ConferenceOf(team, season.Season) == conference)
            )
            .Take(size)
            .ToHashSet();
        var field = champions.Concat(ranked.Where(team => !champions.Contains(team)).Take(size - champions.Count));
        return [.. field.OrderBy(ranked.IndexOf)];
    }

    /// <summary>The last eight play for the last four places.</summary>
    private Team[] PlayIn(Team[] field)
    {
        var last = field[^8..];
        var games = season.AddRound(
            Enumerable
                .Range(0, 4)
                .Select(i =>
                    Game(
                        "NCAA",
                        new Entrant(last[i], 16),
                        new Entrant(last[7 - i], 16),
                        "First Four",
                        1 + i / 2,
                        entrant => entrant.Seed
                    ) with
                    {
                        CreatedAt = season.Calendar.SelectionTime,
                    }
                )
        );
        return [.. field[..^8], .. games.Select(season.Winner)];
    }

    /// <summary>Deals the S-curve into regions; sixteen places each, or four in a small league.</summary>
    private static Entrant?[] Regional(Team[] field)
    {
        var order = Bracket.SeedOrder(field.Length / Regions);
        return
        [
            .. Enumerable
                .Range(0, Regions)
                .SelectMany(region => order.Select(seed => (Entrant?)new Entrant(field[Place(seed, region)], seed))),
        ];
    }

    private static int Place(int seed, int region) =>
        (seed - 1) * Regions + (seed % 2 == 1 ? region : Regions - 1 - region);

    private void Knockout(string tournament, Entrant?[] field, int[] days, Func<Entrant, int?> seedOf)
    {
        var known = season.Calendar.SelectionTime;
        var rounds = (int)Math.Log2(field.Length);
        for (var round = 0; field.Length > 1; round++)
        {
            var day = days[days.Length - rounds + round];
            var size = field.Length;
            var pairs = Bracket.Pairs(field).ToArray();
            var games = season.AddRound(
                pairs.Select(
                    (pair, i) =>
                        Game(
                            tournament,
                            pair.Upper!,
                            pair.Lower!,
                            Label(tournament, size, i),
                            day + Spread(size, i),
                            seedOf
                        ) with
                        {
                            CreatedAt = known,
                        }
                )
            );
            field =
            [
                .. pairs.Select((pair, i) => season.Winner(games[i]) == pair.Upper!.Team ? pair.Upper : pair.Lower),
            ];
            known = games.Max(game => season.Outcome(game).FinalAt);
        }
    }

    /// <summary>Big rounds take two days.</summary>
    private static int Spread(int size, int game) => size > 8 && game >= size / 4 ? 1 : 0;

    private static string Label(string tournament, int size, int game)
    {
        var round = Bracket.RoundName(size);
        return tournament == "NCAA" && size > Regions
            ? $"{RegionNames[game * Regions / (size / 2)]} Region - {round}"
            : $"National {round}";
    }

    private ScheduledGame Game(
        string tournament,
        Entrant upper,
        Entrant lower,
        string label,
        int day,
        Func<Entrant, int?> seedOf
    )
    {
        var (home, away) = upper.Seed <= lower.Seed ? (upper, lower) : (lower, upper);
        return new ScheduledGame
        {
            Id = 0,
            Season = season.Season,
            Home = home.Team,
            Away = away.Team,
            HomeConference = season.Directory.ConferenceOf(home.Team, season.Season),
            AwayConference = season.Directory.ConferenceOf(away.Team, season.Season),
            Start = SeasonCalendar.At(season.Calendar.NationalTournament.AddDays(day), 16.25 + 2.25 * _random.Next(5)),
            CreatedAt = season.Calendar.SelectionTime,
            Venue = _random.Pick(season.Directory.NeutralVenues),
            NeutralSite = true,
            SeasonType = SeasonType.Postseason,
            GameType = "TRNMNT",
            Tournament = tournament,
            Notes = $"{tournament} Championship - {label}",
            HomeSeed = seedOf(home),
            AwaySeed = seedOf(away),
        };
    }
}
