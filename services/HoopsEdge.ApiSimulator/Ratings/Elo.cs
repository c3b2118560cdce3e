using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Schedule;

namespace HoopsEdge.ApiSimulator.Ratings;

/// <summary>The Elo ratings of both teams before and after a game.</summary>
internal readonly record struct EloChange(int HomeStart, int HomeEnd, int AwayStart, int AwayEnd);

/// <summary>Elo over a season in order of play, with a margin-of-victory multiplier.</summary>
internal static class Elo
{
    private const double K = 22;
    private const double HomeCourt = 65;
    private const double PerNetPoint = 9;

    /// <summary>Last season's strength, as far as anybody knew it.</summary>
    public static double Initial(TeamProfile lastSeason) => Math.Round(1500 + PerNetPoint * lastSeason.Net);

    public static IReadOnlyDictionary<int, EloChange> Play(
        IEnumerable<(ScheduledGame Game, GameOutcome Outcome)> games,
        double[] ratings
    )
    {
        var changes = new Dictionary<int, EloChange>();
        foreach (var (game, outcome) in games.OrderBy(entry => entry.Game.PlayedAt).ThenBy(entry => entry.Game.Id))
        {
            var (home, away) = (ratings[game.Home.Index], ratings[game.Away.Index]);
            var margin = outcome.Original.HomePoints - outcome.Original.AwayPoints;
            var edge = home - away + (game.NeutralSite ? 0 : HomeCourt);
            var expected = 1 / (1 + Math.Pow(10, -edge / 400));
            var winnerEdge = margin > 0 ? edge : -edge;
            var weight = Math.Log(Math.Abs(margin) + 1) * 2.2 / (Math.Max(-400, winnerEdge) * 0.001 + 2.2);
            var shift = Math.Round(K * weight * ((margin > 0 ? 1 : 0) - expected));
            (ratings[game.Home.Index], ratings[game.Away.Index]) = (home + shift, away - shift);
            changes.Add(game.Id, new EloChange((int)home, (int)(home + shift), (int)away, (int)(away - shift)));
        }
        return changes;
    }
}
