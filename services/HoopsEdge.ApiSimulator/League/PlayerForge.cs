using HoopsEdge.ApiSimulator.Randomness;

namespace HoopsEdge.ApiSimulator.League;

internal static class PlayerForge
{
    private static readonly string[] Positions = ["G", "F", "C"];

    public static Player Recruit(int id, int season, int slot, SeededRandom random)
    {
        var size = Size(slot);
        var height = Math.Round(74.5 + 3.1 * size + 1.6 * random.NextNormal());
        return new Player
        {
            Id = id,
            FirstName = NameForge.FirstName(random),
            LastName = NameForge.Surname(random),
            Position = Positions[size],
            HeightInches = height,
            WeightPounds = Math.Round(190 + 6 * (height - 75) + 9 * random.NextNormal()),
            Jersey = Invariant($"{slot + 1 + 13 * random.Next(3)}"),
            Hometown = NameForge.Hometown(random),
            BirthDate = new DateOnly(season - 19, 1, 1).AddDays(random.Next(365)),
            Talent = random.NextNormal(),
            RecruitingYear = season - 1,
            Usage = Math.Exp(0.28 * random.NextNormal()),
            ThreeTendency = Positive(1.25 - 0.5 * size + 0.4 * random.NextNormal()),
            RimTendency = Positive(0.75 + 0.45 * size + 0.25 * random.NextNormal()),
            Touch = 0.015 * random.NextNormal(),
            FreeThrowPct = Math.Clamp(0.745 - 0.025 * size + 0.09 * random.NextNormal(), 0.4, 0.94),
            Passing = Positive(1.5 - 0.5 * size + 0.4 * random.NextNormal()),
            OffensiveRebounding = Positive(0.45 + 0.65 * size + 0.2 * random.NextNormal()),
            DefensiveRebounding = Positive(0.75 + 0.4 * size + 0.2 * random.NextNormal()),
            Stealing = Positive(1.2 - 0.2 * size + 0.3 * random.NextNormal()),
            Blocking = Positive(0.3 + 0.7 * size + 0.25 * random.NextNormal()),
            Fouling = Positive(0.9 + 0.15 * size + 0.2 * random.NextNormal()),
        };
    }

    /// <summary>Six guards, five forwards and two centres in every thirteen places.</summary>
    private static int Size(int slot) =>
        (slot % 13) switch
        {
            < 6 => 0,
            < 11 => 1,
            _ => 2,
        };

    private static double Positive(double value) => Math.Max(0.05, value);
}
