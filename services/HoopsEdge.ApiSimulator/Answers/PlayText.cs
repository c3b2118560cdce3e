using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Possessions;

namespace HoopsEdge.ApiSimulator.Answers;

/// <summary>Names and sentences in the words of the feed.</summary>
internal static class PlayText
{
    private static readonly string[] Clocks =
    [
        .. Enumerable.Range(0, GameLog.HalfSeconds + 1).Select(left => Invariant($"{left / 60}:{left % 60:D2}")),
    ];

    private static readonly string[] Names =
    [
        .. Enumerable.Range(0, (int)PlayKind.EndGame + 1).Select(kind => Spell((PlayKind)kind)),
    ];

    public static string Clock(int seconds) => Clocks[seconds];

    public static string Name(PlayKind kind) => Names[(int)kind];

    public static string Describe(in Play play, Team? team) =>
        play.Kind switch
        {
            PlayKind.Jumpball => $"Jump Ball won by {team?.School}",
            PlayKind.FreeThrow => $"{play.Actor!.Name} {Verb(play)} Free Throw.",
            PlayKind.Steal => $"{play.Actor!.Name} Steal.",
            PlayKind.BlockShot => $"{play.Actor!.Name} Block.",
            PlayKind.PersonalFoul => $"Foul on {play.Actor!.Name}.",
            PlayKind.TechnicalFoul => $"Technical Foul on {play.Actor!.Name}.",
            PlayKind.FlagrantFoul => $"Flagrant Foul on {play.Actor!.Name}.",
            PlayKind.LostBallTurnover or PlayKind.FoulTurnover => $"{play.Actor?.Name ?? team?.School} Turnover.",
            PlayKind.DefensiveRebound or PlayKind.OffensiveRebound => $"{play.Actor!.Name} {Name(play.Kind)}.",
            PlayKind.DeadBallRebound => $"{team?.School} Deadball Team Rebound.",
            PlayKind.ShortTimeOut or PlayKind.RegularTimeOut => $"{team?.School} Timeout",
            PlayKind.OfficialTimeOut => "Official TV Timeout",
            PlayKind.EndPeriod => Invariant($"End of Period {play.Period}"),
            PlayKind.EndGame => "End of Game",
            _ => Shot(play),
        };

    private static string Shot(in Play play)
    {
        var shot = (play.Kind, play.Value) switch
        {
            (_, 3) => "Three Point Jumper",
            (PlayKind.LayUpShot, _) => "Layup",
            (PlayKind.DunkShot, _) => "Dunk",
            (PlayKind.TipShot, _) => "Tip Shot",
            _ => "Jumper",
        };
        var sentence = $"{play.Actor!.Name} {Verb(play)} {shot}.";
        return play.Assist is { } passer ? $"{sentence} Assisted by {passer.Name}." : sentence;
    }

    private static string Verb(in Play play) => play.Made ? "made" : "missed";

    private static string Spell(PlayKind kind) =>
        kind switch
        {
            PlayKind.FreeThrow => "MadeFreeThrow",
            PlayKind.LostBallTurnover => "Lost Ball Turnover",
            PlayKind.FoulTurnover => "Foul Turnover",
            PlayKind.BlockShot => "Block Shot",
            PlayKind.DefensiveRebound => "Defensive Rebound",
            PlayKind.OffensiveRebound => "Offensive Rebound",
            PlayKind.DeadBallRebound => "Dead Ball Rebound",
            PlayKind.TechnicalFoul => "Technical Foul",
            PlayKind.FlagrantFoul => "Flagrant Foul",
            PlayKind.OfficialTimeOut => "OfficialTVTimeOut",
            PlayKind.EndPeriod => "End Period",
            PlayKind.EndGame => "End Game",
            _ => kind.ToString(),
        };
}
