using HoopsEdge.ApiSimulator.Randomness;

namespace HoopsEdge.ApiSimulator.League;

internal static class TeamCatalog
{
    private const int NeutralVenueCount = 24;
    private static readonly string[] VenueKinds =
    [
        "Arena",
        "Center",
        "Coliseum",
        "Fieldhouse",
        "Gymnasium",
        "Pavilion",
    ];

    /// <summary>One school outside Division I for every six inside.</summary>
    public static int OutsideCount(int divisionOneTeams) => Math.Max(4, divisionOneTeams / 6);

    public static IReadOnlyList<Team> Invent(long seed, int divisionOneTeams)
    {
        var random = SeededRandom.For(seed, "teams");
        var places = Places(seed);
        var abbreviations = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var total = divisionOneTeams + OutsideCount(divisionOneTeams);
        return
        [
            .. Enumerable
                .Range(0, total)
                .Select(i => Create(i, places[i], i < divisionOneTeams, abbreviations, random)),
        ];
    }

    public static IReadOnlyList<Venue> NeutralVenues(long seed, int teams)
    {
        var random = SeededRandom.For(seed, "venues");
        var places = Places(seed);
        return
        [
            .. Enumerable
                .Range(0, NeutralVenueCount)
                .Select(i => new Venue(
                    teams + i + 1,
                    $"{places[teams + i]} Garden",
                    places[teams + i],
                    NameForge.State(random)
                )),
        ];
    }

    private static int[] Order(long seed)
    {
        var order = Enumerable.Range(0, NameForge.Places).ToArray();
        SeededRandom.For(seed, "places").Shuffle(order.AsSpan());
        return order;
    }

    private static string[] Places(long seed) => [.. Order(seed).Select(NameForge.Place)];

    private static Team Create(
        int index,
        string place,
        bool divisionOne,
        HashSet<string> abbreviations,
        SeededRandom random
    )
    {
        var school = NameForge.School(place, random);
        return new Team
        {
            Id = index + 1,
            Index = index,
            School = school,
            Mascot = NameForge.Mascot(random),
            Abbreviation = Abbreviate(school, abbreviations),
            PrimaryColor = Invariant($"{random.Next(0x1000000):x6}"),
            SecondaryColor = Invariant($"{random.Next(0x1000000):x6}"),
            Venue = new Venue(index + 1, $"{place} {random.Pick(VenueKinds)}", place, NameForge.State(random)),
            IsDivisionOne = divisionOne,
        };
    }

    private static string Abbreviate(string school, HashSet<string> used)
    {
        var stem = new string([.. school.Where(char.IsLetter).Take(4)]).ToUpperInvariant();
        var candidate = stem;
        for (var number = 2; !used.Add(candidate); number++)
            candidate = Invariant($"{stem}{number}");
        return candidate;
    }
}
