using HoopsEdge.ApiSimulator.Possessions;

namespace HoopsEdge.ApiSimulator.Statistics;

/// <summary>Turns single plays into counts: the one place where a play's meaning for statistics is decided.</summary>
internal static class PlayCounter
{
    public static Stat Zone(in Play play) =>
        play.Kind switch
        {
            PlayKind.DunkShot => Stat.Dunks,
            PlayKind.LayUpShot => Stat.LayUps,
            PlayKind.TipShot => Stat.TipIns,
            PlayKind.FreeThrow => Stat.FreeThrows,
            _ => play.Value == 3 ? Stat.ThreePointers : Stat.TwoPointJumpers,
        };

    /// <summary>Counts what a play means for the side, player or five that made it; assists go to the passer apart.</summary>
    public static void Count(in Play play, StatLine line)
    {
        if (play.IsShot)
        {
            line.Shot(Zone(play), play.Made, play.Assist is not null);
            if (play.Traits.HasFlag(PlayTraits.InPaint))
                line[Stat.PaintPoints] += play.Points;
            if (play.Traits.HasFlag(PlayTraits.FastBreak))
                line[Stat.FastBreakPoints] += play.Points;
            if (play.Traits.HasFlag(PlayTraits.OffTurnover))
                line[Stat.OffTurnoverPoints] += play.Points;
        }
        else if (Counted(play.Kind) is { } stat)
        {
            line[stat]++;
            if (stat == Stat.Turnovers && play.Actor is null)
                line[Stat.TeamTurnovers]++;
        }
    }

    private static Stat? Counted(PlayKind kind) =>
        kind switch
        {
            PlayKind.OffensiveRebound => Stat.OffensiveRebounds,
            PlayKind.DefensiveRebound => Stat.DefensiveRebounds,
            PlayKind.Steal => Stat.Steals,
            PlayKind.BlockShot => Stat.Blocks,
            PlayKind.LostBallTurnover or PlayKind.FoulTurnover => Stat.Turnovers,
            PlayKind.PersonalFoul => Stat.PersonalFouls,
            PlayKind.TechnicalFoul => Stat.TechnicalFouls,
            PlayKind.FlagrantFoul => Stat.FlagrantFouls,
            _ => null,
        };
}
