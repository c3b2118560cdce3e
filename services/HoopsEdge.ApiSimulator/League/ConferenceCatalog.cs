using HoopsEdge.ApiSimulator.Randomness;

namespace HoopsEdge.ApiSimulator.League;

internal static class ConferenceCatalog
{
    private static readonly string[] Regions =
    [
        "Atlantic Crescent",
        "Great Basin",
        "Big Prairie",
        "Coastal Plain",
        "Cumberland",
        "Desert Rim",
        "Dominion",
        "Eastern Shore",
        "Foothills",
        "Four Rivers",
        "Golden Gate",
        "Gulf Stream",
        "Heartland",
        "High Desert",
        "Inland Empire",
        "Keystone",
        "Lakeshore",
        "Lone Mesa",
        "Mid-Continent",
        "Missouri Valley Trail",
        "Mountain Pass",
        "New Harbor",
        "Northern Lights",
        "Ohio Bend",
        "Old Colony",
        "Pacific Ridge",
        "Palmetto",
        "Piedmont",
        "Red Clay",
        "Shenandoah",
        "Tidewater",
        "Western Slope",
        "Blue Lake",
        "Iron Range",
        "Salt Marsh",
        "Silver Creek",
        "Sun Coast",
        "Three Forks",
        "White Pine",
        "Wind River",
    ];

    public static IReadOnlyList<Conference> Invent(long seed, int count)
    {
        var random = SeededRandom.For(seed, "conferences");
        var names = (string[])Regions.Clone();
        random.Shuffle(names.AsSpan());
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. Enumerable.Range(0, count).Select(i => Create(i, names[i % names.Length], count, used))];
    }

    private static Conference Create(int index, string region, int count, HashSet<string> used)
    {
        var initials = string.Concat(region.Split(' ', '-').Select(word => word[0]));
        var abbreviation = used.Add(initials + "C") ? initials + "C" : Distinct(initials + "C", used);
        // Evenly spread, so that every league has strong and weak conferences whatever its size.
        var prestige = count == 1 ? 0 : 1.7 - 3.4 * index / (count - 1);
        return new Conference(index + 1, $"{region} Conference", abbreviation, region, prestige);
    }

    private static string Distinct(string stem, HashSet<string> used)
    {
        var number = 2;
        while (!used.Add(Invariant($"{stem}{number}")))
            number++;
        return Invariant($"{stem}{number}");
    }
}
