using System.Runtime.CompilerServices;

namespace HoopsEdge.ApiSimulator.Statistics;

/// <summary>The counts of a player, team or five over any number of games; every rate is derived from them.</summary>
internal sealed class StatLine
{
    private Counts _counts;

    public int this[Stat stat]
    {
        get => _counts[(int)stat];
        set => _counts[(int)stat] = value;
    }

    public int FieldGoalsMade => TwosMade + Made(Stat.ThreePointers);
    public int FieldGoalsAttempted => TwosAttempted + Attempted(Stat.ThreePointers);
    public int TwosMade => Made(Stat.Dunks) + Made(Stat.LayUps) + Made(Stat.TipIns) + Made(Stat.TwoPointJumpers);
    public int TwosAttempted =>
        Attempted(Stat.Dunks) + Attempted(Stat.LayUps) + Attempted(Stat.TipIns) + Attempted(Stat.TwoPointJumpers);
    public int AssistedFieldGoals =>
        Assisted(Stat.Dunks) + Assisted(Stat.LayUps) + Assisted(Stat.TwoPointJumpers) + Assisted(Stat.ThreePointers);
    public int Points => 2 * TwosMade + 3 * Made(Stat.ThreePointers) + Made(Stat.FreeThrows);
    public int Rebounds => this[Stat.OffensiveRebounds] + this[Stat.DefensiveRebounds];
    public int Fouls => this[Stat.PersonalFouls] + this[Stat.TechnicalFouls] + this[Stat.FlagrantFouls];

    public int Made(Stat zone) => this[zone];

    public int Attempted(Stat zone) => this[zone + 1];

    public int Assisted(Stat zone) => this[zone + 2];

    public void Shot(Stat zone, bool made, bool assisted)
    {
        this[zone] += made ? 1 : 0;
        this[zone + 1]++;
        this[zone + 2] += assisted ? 1 : 0;
    }

    public void Add(StatLine other)
    {
        for (var i = 0; i < (int)Stat.Count; i++)
            _counts[i] += other._counts[i];
    }

    [InlineArray((int)Stat.Count)]
    private struct Counts
    {
        private int _first;
    }
}
