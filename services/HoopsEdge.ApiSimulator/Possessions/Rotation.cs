using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Randomness;

namespace HoopsEdge.ApiSimulator.Possessions;

/// <summary>One bench: who is on the floor, who is tired, who has fouled out.</summary>
internal sealed class Rotation
{
    private const int FoulLimit = 5;
    private const double AbsenceRate = 0.035;

    private static readonly double[] MinuteShares = [0.80, 0.76, 0.73, 0.69, 0.63, 0.51, 0.41, 0.30, 0.17, 0, 0, 0, 0];

    private readonly Player[] _players;
    private readonly double[] _shares;
    private readonly int[] _seconds;
    private readonly int[] _fouls;
    private readonly int[] _floor = new int[5];
    private readonly SeededRandom _random;

    public Rotation(IReadOnlyList<RosterSpot> roster, SeededRandom random)
    {
        _random = random;
        _players = Available(roster, random);
        _shares = new double[_players.Length];
        for (var i = 0; i < _players.Length; i++)
            _shares[i] = MinuteShares[i] * random.Between(0.85, 1.15);
        _seconds = new int[_players.Length];
        _fouls = new int[_players.Length];
        for (var i = 0; i < _floor.Length; i++)
            _floor[i] = i;
    }

    public Player[] Five => [.. _floor.Select(i => _players[i])];

    public void Play(int seconds)
    {
        foreach (var i in _floor)
            _seconds[i] += seconds;
    }

    /// <summary>Books a foul and sends a player with five to the bench for good.</summary>
    /// <returns>Whether the five changed.</returns>
    public bool Foul(Player player)
    {
        var index = Array.IndexOf(_players, player);
        if (++_fouls[index] < FoulLimit)
            return false;
        var place = Array.IndexOf(_floor, index);
        var replacement = Freshest(0);
        if (place < 0 || replacement < 0)
            return false;
        _floor[place] = replacement;
        return true;
    }

    /// <summary>Swaps tired players for rested ones at a dead ball.</summary>
    /// <returns>Whether the five changed.</returns>
    public bool Substitute(int elapsed, bool closing)
    {
        var changed = false;
        for (var swaps = 0; swaps < 3; swaps++)
        {
            var tired = MostTired(elapsed);
            var fresh = Freshest(elapsed);
            if (fresh < 0)
                return changed;
            var gap = Surplus(_floor[tired], elapsed) - Surplus(fresh, elapsed);
            var worthIt = closing ? _shares[fresh] > _shares[_floor[tired]] + 0.15 : gap > 150;
            if (!worthIt || !_random.Chance(0.65))
                return changed;
            _floor[tired] = fresh;
            changed = true;
        }
        return changed;
    }

    /// <summary>Puts the best available players back on the floor.</summary>
    public void StartPeriod()
    {
        var place = 0;
        for (var i = 0; i < _players.Length && place < _floor.Length; i++)
        {
            if (_fouls[i] < FoulLimit)
                _floor[place++] = i;
        }
    }

    private static Player[] Available(IReadOnlyList<RosterSpot> roster, SeededRandom random)
    {
        var healthy = roster.Where(_ => !random.Chance(AbsenceRate)).Select(spot => spot.Player).ToArray();
        return healthy.Length >= 9 ? healthy : [.. roster.Select(spot => spot.Player)];
    }

    private double Surplus(int index, int elapsed) => _seconds[index] - _shares[index] * elapsed;

    private int MostTired(int elapsed)
    {
        var best = 0;
        for (var place = 1; place < _floor.Length; place++)
        {
            if (Surplus(_floor[place], elapsed) > Surplus(_floor[best], elapsed))
                best = place;
        }
        return best;
    }

    private int Freshest(int elapsed)
    {
        var best = -1;
        for (var i = 0; i < _players.Length; i++)
        {
            if (_fouls[i] >= FoulLimit || Array.IndexOf(_floor, i) >= 0 || (_shares[i] <= 0 && elapsed > 0))
                continue;
            if (best < 0 || Surplus(i, elapsed) < Surplus(best, elapsed))
                best = i;
        }
        return best;
    }
}
