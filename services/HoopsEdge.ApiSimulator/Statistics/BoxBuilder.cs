using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Possessions;

namespace HoopsEdge.ApiSimulator.Statistics;

/// <summary>Adds the plays of a game up to its box score.</summary>
internal sealed class BoxBuilder
{
    private readonly GameLog _log;
    private readonly StatLine[] _teams = [new(), new()];
    private readonly Dictionary<Player, StatLine>[] _players = [new(14), new(14)];
    private readonly int[][] _periodPoints;
    private readonly int[] _lead = new int[2];

    private BoxBuilder(GameLog log)
    {
        _log = log;
        _periodPoints = [new int[log.Periods], new int[log.Periods]];
    }

    public static GameBox Build(GameLog log, double expectedMargin)
    {
        var builder = new BoxBuilder(log);
        builder.CountAll();
        return new GameBox(builder.Team(Side.Home), builder.Team(Side.Away), log.Minutes, log.Periods)
        {
            Excitement = WinProbability.Excitement(log, expectedMargin),
        };
    }

    private void CountAll()
    {
        var (period, clock) = (0, 0);
        foreach (var play in _log.Plays)
        {
            if (play.Period != period)
                (period, clock) = (play.Period, GameLog.PeriodSeconds(play.Period));
            PassTime(play, clock - play.Seconds);
            clock = play.Seconds;
            if (play.Side != Side.None)
                CountPlay(play);
            if (play.Ends != Side.None)
                CountPossession(play);
        }
    }

    private void PassTime(in Play play, int seconds)
    {
        for (sbyte side = 0; side < 2; side++)
        {
            _teams[side][Stat.Seconds] += 5 * seconds;
            foreach (var player in _log.Units[play.UnitOf(side)])
                Line(side, player)[Stat.Seconds] += seconds;
        }
    }

    private void CountPlay(in Play play)
    {
        PlayCounter.Count(play, _teams[play.Side]);
        if (play.Actor is { } actor)
            PlayCounter.Count(play, Line(play.Side, actor));
        if (play.Assist is { } passer)
        {
            _teams[play.Side][Stat.Assists]++;
            Line(play.Side, passer)[Stat.Assists]++;
        }
        if (play.Points > 0)
            CountPoints(play);
        if (play.Kind is PlayKind.OffensiveRebound or PlayKind.DefensiveRebound)
            CountChance(play);
    }

    private void CountPoints(in Play play)
    {
        _periodPoints[play.Side][play.Period - 1] += play.Points;
        var lead = play.ScoreOf(play.Side) - play.ScoreOf(Side.Other(play.Side));
        _lead[play.Side] = Math.Max(_lead[play.Side], lead);
        Floor(play, play.Side, Stat.FloorPoints, play.Points);
        Floor(play, Side.Other(play.Side), Stat.FloorPointsAllowed, play.Points);
    }

    private void CountChance(in Play play)
    {
        var offensive = play.Kind == PlayKind.OffensiveRebound;
        var attacking = offensive ? play.Side : Side.Other(play.Side);
        Floor(play, attacking, Stat.FloorReboundChances, 1);
        if (offensive)
            Floor(play, attacking, Stat.FloorOffensiveRebounds, 1);
    }

    private void CountPossession(in Play play)
    {
        _teams[play.Ends][Stat.Possessions]++;
        Floor(play, play.Ends, Stat.FloorPossessions, 1);
        Floor(play, Side.Other(play.Ends), Stat.FloorPossessionsFaced, 1);
    }

    private void Floor(in Play play, sbyte side, Stat stat, int amount)
    {
        foreach (var player in _log.Units[play.UnitOf(side)])
            Line(side, player)[stat] += amount;
    }

    private StatLine Line(sbyte side, Player player)
    {
        if (!_players[side].TryGetValue(player, out var line))
            _players[side].Add(player, line = new StatLine());
        return line;
    }

    private TeamBox Team(sbyte side)
    {
        var starters = _log.Units[_log.Plays[0].UnitOf(side)];
        var players = _players[side]
            .Where(entry => entry.Value[Stat.Seconds] > 0)
            .Select(entry => new PlayerBox(entry.Key, starters.Contains(entry.Key), entry.Value))
            .OrderByDescending(box => box.Starter)
            .ThenByDescending(box => box.Line[Stat.Seconds])
            .ThenBy(box => box.Player.Id)
            .ToArray();
        return new TeamBox(_teams[side], _periodPoints[side], _lead[side], players);
    }
}
