using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Randomness;

namespace HoopsEdge.ApiSimulator.Possessions;

/// <summary>
/// A stat correction: the league office watches the tape and changes a few plays. Boxes, stints and lineups are derived
/// from the corrected plays, so everything moves together. The winner never changes: brackets hang on him.
/// </summary>
internal static class PlayRevision
{
    public static GameLog Correct(GameLog log, ulong key)
    {
        var random = new SeededRandom(key);
        var plays = log.Plays.ToList();
        MoveRebound(plays, log.Units, random);
        if (random.Chance(0.6))
            DropSteal(plays, random);
        if (random.Chance(0.6))
            DropAssist(plays, random);
        if (random.Chance(0.4))
            LengthenShot(plays, random);
        return log with { Plays = plays };
    }

    private static void MoveRebound(List<Play> plays, IReadOnlyList<Player[]> units, SeededRandom random)
    {
        if (Pick(plays, random, play => play.Kind == PlayKind.DefensiveRebound) is not { } i)
            return;
        var play = plays[i];
        var others = units[play.UnitOf(play.Side)].Where(player => player != play.Actor).ToArray();
        plays[i] = play with { Actor = random.Pick(others) };
    }

    private static void DropSteal(List<Play> plays, SeededRandom random)
    {
        if (Pick(plays, random, play => play.Kind == PlayKind.Steal) is { } i)
            plays.RemoveAt(i);
    }

    private static void DropAssist(List<Play> plays, SeededRandom random)
    {
        if (Pick(plays, random, play => play.Assist is not null) is { } i)
            plays[i] = plays[i] with { Assist = null };
    }

    /// <summary>The winner's toe was behind the line after all: a two becomes a three and every later score moves.</summary>
    private static void LengthenShot(List<Play> plays, SeededRandom random)
    {
        var final = plays[^1];
        // Overtime was forced by the score of regulation; it cannot be rewritten.
        if (final.Period > 2)
            return;
        var winner = final.HomeScore > final.AwayScore ? Side.Home : Side.Away;
        var pick = Pick(
            plays,
            random,
            play => play is { Kind: PlayKind.JumpShot, Made: true, Value: 2 } && play.Side == winner
        );
        if (pick is not { } i)
            return;
        plays[i] = plays[i] with { Value = 3, Traits = plays[i].Traits & ~PlayTraits.InPaint };
        for (var later = i; later < plays.Count; later++)
        {
            var play = plays[later];
            plays[later] =
                winner == Side.Home
                    ? play with
                    {
                        HomeScore = (short)(play.HomeScore + 1),
                    }
                    : play with
                    {
                        AwayScore = (short)(play.AwayScore + 1),
                    };
        }
    }

    private static int? Pick(List<Play> plays, SeededRandom random, Predicate<Play> wanted)
    {
        var candidates = Enumerable.Range(0, plays.Count).Where(i => wanted(plays[i])).ToArray();
        return candidates.Length == 0 ? null : random.Pick(candidates);
    }
}
