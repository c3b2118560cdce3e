using HoopsEdge.ApiSimulator.Randomness;

namespace HoopsEdge.ApiSimulator.League;

/// <summary>Invents places, schools, mascots and people; no real school or player is named on purpose.</summary>
internal static class NameForge
{
    private static readonly string[] Heads = (
        "Alder Amber Ash Birch Black Bright Cedar Clear Copper Dun East Elder Ember Fair Fern Glen "
        + "Gold Granite Hart Haven Hazel Iron Juniper King Lark Maple Marl North Oak Pine Raven Red "
        + "Silver Stone Thorn West"
    ).Split(' ');

    private static readonly string[] Tails = (
        "bluff bourne bridge brook crest dale fall field ford gate grove ham hollow hurst mere mont "
        + "mouth port ridge stead ton vale water wick"
    ).Split(' ');

    private static readonly string[] Suffixes = ["", "", "", " State", " State", " Tech", " A&T", " Southern"];

    private static readonly string[] Mascots = (
        "Anvils,Badgerwolves,Barnstormers,Beacons,Blue Herons,Boatwrights,Bobolinks,Cartographers,"
        + "Comets,Coopers,Drovers,Ferrymen,Foundrymen,Geysers,Granites,Harriers,Hayseeds,Ironclads,"
        + "Kestrels,Lamplighters,Millers,Night Owls,Otters,Paddlers,Pathfinders,Quarrymen,Red Elk,"
        + "River Rats,Sandpipers,Sawyers,Stonecutters,Surveyors,Thunderheads,Timbermen,Trailblazers,"
        + "Voyageurs,Wheelwrights,Whirlwinds"
    ).Split(',');

    private static readonly string[] FirstNames = (
        "Aaron Amari Andre Ben Bryce Caleb Cam Cole Dante Darius Devin Drew Eli Emeka Evan Felix Gabe "
        + "Grant Hugo Isaac Ivan Jabari Jalen Javon Jonas Jordan Kai Keon Kofi Lamar Leo Liam Luka "
        + "Malik Marcus Mateo Micah Nate Noah Omar Owen Pierre Quinn Rashad Reid Sam Seth Silas Tariq "
        + "Theo Trey Tyus Victor Will Xavi Yusuf Zach Zion"
    ).Split(' ');

    private static readonly string[] SurnameHeads = (
        "Ab Al Bar Bel Bran Cal Cor Dan Del Dor El Fen Gar Hal Har Jan Kel Kor Lan Lor Mal Mar Nor Ol "
        + "Par Pel Quin Ran Ros Sal Sel Tar Tol Ul Van Vel War Wil Yar Zan"
    ).Split(' ');

    private static readonly string[] SurnameTails = (
        "adi ander ardo aska ber by der dis don ell en ers eth ey gan hart ick ier in ison kins land "
        + "ley low man mer mond nell ner oku on ovic owitz rell row sby sen son ston ton vane way well "
        + "wood"
    ).Split(' ');

    private static readonly string[] States = (
        "AL AR AZ CA CO CT FL GA IA ID IL IN KS KY LA MA MD MI MN MO MS NC NE NJ NM NV NY OH OK OR PA "
        + "SC TN TX UT VA WA WI WV"
    ).Split(' ');

    public static int Places => Heads.Length * Tails.Length;

    public static string Place(int index) => Heads[index / Tails.Length] + Tails[index % Tails.Length];

    public static string School(string place, SeededRandom random) => place + random.Pick(Suffixes);

    public static string Mascot(SeededRandom random) => random.Pick(Mascots);

    public static string State(SeededRandom random) => random.Pick(States);

    public static string FirstName(SeededRandom random) => random.Pick(FirstNames);

    public static string Surname(SeededRandom random) => random.Pick(SurnameHeads) + random.Pick(SurnameTails);

    public static Hometown Hometown(SeededRandom random) =>
        new(
            Place(random.Next(Places)),
            State(random),
            Math.Round(random.Between(26, 48), 4),
            Math.Round(random.Between(-122, -70), 4),
            Invariant($"{random.Next(56_000) + 1000:D5}")
        );
}
