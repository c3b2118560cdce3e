using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Possessions;

namespace HoopsEdge.ApiSimulator.Statistics;

/// <summary>A moment of a game as a substitution is stamped.</summary>
internal readonly record struct Moment(int Period, int Seconds, int HomeScore, int AwayScore);

/// <summary>A player's unbroken time on the floor.</summary>
internal sealed record Stint(sbyte Side, Player Player, Moment In, Moment Out)
{
    /// <summary>
    /// Reads the stints off the fives of the plays. A change shows in the first play with the new five and happened at
    /// the dead ball before it, which is the clock of the play before.
    /// </summary>
    public static IReadOnlyList<Stint> From(GameLog log)
    {
        var stints = new List<Stint>(90);
        var open = new Dictionary<Player, Moment>[] { [], [] };
        var last = new Moment(0, 0, 0, 0);
        Span<int> current = [-1, -1];
        foreach (var play in log.Plays)
        {
            var change =
                play.Period == last.Period
                    ? last
                    : new Moment(play.Period, GameLog.PeriodSeconds(play.Period), last.HomeScore, last.AwayScore);
            for (sbyte side = 0; side < 2; side++)
            {
                if (play.UnitOf(side) == current[side])
                    continue;
                current[side] = play.UnitOf(side);
                // Whoever sat down over a break left at the end of the period before.
                Change(stints, open[side], side, log.Units[current[side]], change, last);
            }
            last = new Moment(play.Period, play.Seconds, play.HomeScore, play.AwayScore);
        }
        for (sbyte side = 0; side < 2; side++)
            Change(stints, open[side], side, [], last, last);
        return stints;
    }

    private static void Change(
        List<Stint> stints,
        Dictionary<Player, Moment> open,
        sbyte side,
        Player[] five,
        Moment entry,
        Moment exit
    )
    {
        foreach (var (player, since) in open.Where(entry => !five.Contains(entry.Key)).ToArray())
        {
            // Two changes at one dead ball: he never played.
            if (since != exit)
                stints.Add(new Stint(side, player, since, exit));
            open.Remove(player);
        }
        foreach (var player in five)
            open.TryAdd(player, entry);
    }
}
