using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Possessions;

namespace HoopsEdge.ApiSimulator.Statistics;

/// <summary>What a team and its opponent did while one five was on the floor.</summary>
internal sealed class LineupBox(Player[] players)
{
    public IReadOnlyList<Player> Players { get; } = players;
    public StatLine Team { get; } = new();
    public StatLine Opponent { get; } = new();
    public int Seconds { get; private set; }

    public string Key { get; } = string.Join('-', players.Select(player => Invariant($"{player.Id}")));

    /// <summary>Adds a game's plays to the fives of one side.</summary>
    public static void Collect(GameLog log, sbyte side, Dictionary<string, LineupBox> lineups)
    {
        var byUnit = new LineupBox?[log.Units.Count];
        var (period, clock) = (0, 0);
        foreach (var play in log.Plays)
        {
            if (play.Period != period)
                (period, clock) = (play.Period, GameLog.PeriodSeconds(play.Period));
            var box = byUnit[play.UnitOf(side)] ??= Find(log.Units[play.UnitOf(side)], lineups);
            box.Seconds += clock - play.Seconds;
            clock = play.Seconds;
            box.Count(play, side);
        }
    }

    private static LineupBox Find(Player[] five, Dictionary<string, LineupBox> lineups)
    {
        var box = new LineupBox(five);
        if (lineups.TryGetValue(box.Key, out var known))
            return known;
        lineups.Add(box.Key, box);
        return box;
    }

    private void Count(in Play play, sbyte side)
    {
        if (play.Side != Side.None)
        {
            var line = play.Side == side ? Team : Opponent;
            PlayCounter.Count(play, line);
            if (play.Assist is not null)
                line[Stat.Assists]++;
        }
        if (play.Ends != Side.None)
            (play.Ends == side ? Team : Opponent)[Stat.Possessions]++;
    }
}
