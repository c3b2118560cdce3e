using HoopsEdge.ApiSimulator.League;

namespace HoopsEdge.ApiSimulator.Schedule;

/// <summary>A team in a knock-out with its seed.</summary>
internal sealed record Entrant(Team Team, int Seed);

internal static class Bracket
{
    /// <summary>Seeds in bracket order, so that one and two can only meet last: 1, 8, 4, 5, 2, 7, 3, 6.</summary>
    public static int[] SeedOrder(int size)
    {
        int[] order = [1];
        while (order.Length < size)
        {
            var sum = 2 * order.Length + 1;
            order = [.. order.SelectMany(seed => new[] { seed, sum - seed })];
        }
        return order;
    }

    /// <summary>Places entrants, best first, into the smallest bracket that holds them; empty places are byes.</summary>
    public static Entrant?[] Place(IReadOnlyList<Entrant> entrants)
    {
        var size = 1;
        while (size < entrants.Count)
            size *= 2;
        return [.. SeedOrder(size).Select(seed => seed <= entrants.Count ? entrants[seed - 1] : null)];
    }

    public static IEnumerable<(Entrant? Upper, Entrant? Lower)> Pairs(IReadOnlyList<Entrant?> field)
    {
        for (var i = 0; i < field.Count; i += 2)
            yield return (field[i], field[i + 1]);
    }

    public static string RoundName(int fieldSize) =>
        fieldSize switch
        {
            2 => "Championship",
            4 => "Semifinal",
            8 => "Quarterfinal",
            _ => Invariant($"Round of {fieldSize}"),
        };
}
