using HoopsEdge.ApiSimulator.Randomness;
using HoopsEdge.ApiSimulator.Statistics;
using HoopsEdge.ApiSimulator.Views;

namespace HoopsEdge.ApiSimulator.Ratings;

/// <summary>A provider's line; a negative spread means that the home team is favoured.</summary>
internal sealed record BettingLine(
    string Provider,
    double? Spread,
    double? OverUnder,
    double? HomeMoneyline,
    double? AwayMoneyline,
    double? SpreadOpen,
    double? OverUnderOpen
);

/// <summary>Prices games around the truth: closing lines are sharper than opening ones, providers differ by half points.</summary>
internal static class Bookmaker
{
    private const double MarginSpread = 11;
    private const double PointsPerPossession = 1.088;
    private static readonly TimeSpan OpensBefore = TimeSpan.FromHours(36);

    public static IReadOnlyList<string> Providers { get; } =
    ["Backboard", "Half Court", "Corner Three", "Long Rebound"];

    /// <summary>The lines on the board: none before they open, opening numbers until tip-off, closing ones after.</summary>
    public static IReadOnlyList<BettingLine> Lines(GameView view)
    {
        var random = SeededRandom.For(view.Archive.League.Options.Seed, "lines", view.Game.Id);
        if (!view.IsDivisionOneGame || view.Now < view.Start - OpensBefore || random.Chance(0.06))
            return [];
        var league = view.Archive.League;
        var margin = league.ExpectedMargin(view.Game);
        var home = league.Profiles.Of(view.Game.Home, view.Season);
        var away = league.Profiles.Of(view.Game.Away, view.Season);
        var total =
            (home.Tempo * away.Tempo / 68.3 + 0.9)
            * (2 * PointsPerPossession + (home.Offense + away.Offense - home.Defense - away.Defense) / 100);
        var (sharedMargin, sharedTotal) = (1.6 * random.NextNormal(), 3 * random.NextNormal());
        var lines = new List<BettingLine>(Providers.Count);
        foreach (var provider in Providers)
        {
            var line = Price(provider, margin + sharedMargin, total + sharedTotal, view.Now >= view.Start, random);
            if (random.Chance(0.5) || lines.Count == 0)
                lines.Add(line);
        }
        return lines;
    }

    private static BettingLine Price(string provider, double margin, double total, bool closed, SeededRandom random)
    {
        var close = margin + 0.4 * random.NextNormal();
        var closeTotal = total + 0.7 * random.NextNormal();
        var (open, openTotal) = (close + 1.5 * random.NextNormal(), closeTotal + 2.5 * random.NextNormal());
        var (noMoneyline, noOpening) = (random.Chance(0.24), random.Chance(0.08));
        var spread = Half(closed ? -close : -open);
        return new BettingLine(
            provider,
            spread,
            Half(closed ? closeTotal : openTotal),
            noMoneyline ? null : Moneyline(-spread),
            noMoneyline ? null : Moneyline(spread),
            noOpening ? null : Half(-open),
            noOpening ? null : Half(openTotal)
        );
    }

    /// <summary>To half points; adding zero turns a negative zero into a plain one.</summary>
    private static double Half(double value) => Math.Round(value * 2) / 2 + 0.0;

    /// <summary>American odds with the house's margin on both sides.</summary>
    private static double Moneyline(double favouredBy)
    {
        var chance = Math.Clamp(WinProbability.Normal(favouredBy / MarginSpread) + 0.022, 0.02, 0.985);
        var odds = chance >= 0.5 ? -100 * chance / (1 - chance) : 100 * (1 - chance) / chance;
        return Math.Round(odds / 5) * 5;
    }
}
