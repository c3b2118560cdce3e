using HoopsEdge.ApiSimulator.League;

namespace HoopsEdge.ApiSimulator.Possessions;

internal sealed partial class GameSimulation
{
    /// <summary>Registers the five on the floor; the same five share one entry however often they return.</summary>
    private void RefreshUnit(sbyte side)
    {
        var five = _rotations[side].Five;
        Array.Sort(five, static (a, b) => a.Id.CompareTo(b.Id));
        var key = new UnitKey(five[0].Id, five[1].Id, five[2].Id, five[3].Id, five[4].Id);
        if (!_unitIndex.TryGetValue(key, out var index))
        {
            index = _units.Count;
            _units.Add(five);
            _unitIndex.Add(key, index);
        }
        _unit[side] = index;
    }

    private Player ChooseBy(sbyte side, Func<Player, double> weight)
    {
        var five = _units[_unit[side]];
        var total = 0.0;
        foreach (var player in five)
            total += weight(player);
        var roll = _random.NextDouble() * total;
        foreach (var player in five)
        {
            roll -= weight(player);
            if (roll < 0)
                return player;
        }
        return five[^1];
    }

    private void Add(
        PlayKind kind,
        sbyte side,
        Player? actor = null,
        Player? assist = null,
        bool made = false,
        int value = 0,
        PlayTraits traits = PlayTraits.None,
        float x = 0,
        float y = 0,
        sbyte ends = Side.None
    ) =>
        _plays.Add(
            new Play
            {
                Sequence = (short)_plays.Count,
                Kind = kind,
                Side = side,
                Period = _period,
                Seconds = (short)_clock,
                HomeScore = _score[0],
                AwayScore = _score[1],
                HomeUnit = _unit[0],
                AwayUnit = _unit[1],
                Actor = actor,
                Assist = assist,
                Made = made,
                Value = (byte)value,
                Traits = traits,
                X = x,
                Y = y,
                Ends = ends,
            }
        );

    private readonly record struct UnitKey(int A, int B, int C, int D, int E);
}
