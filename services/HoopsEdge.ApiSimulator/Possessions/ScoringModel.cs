using HoopsEdge.ApiSimulator.League;

namespace HoopsEdge.ApiSimulator.Possessions;

/// <summary>
/// How often things happen when one team attacks another. The constants were fitted by simulation to the means of
/// Division I box scores; an edge of 0.1 points a possession moves shooting, turnovers, rebounds and fouls together.
/// </summary>
internal sealed class ScoringModel(TeamProfile attack, TeamProfile defense, double homeCourt, double gameClimate)
{
    /// <summary>Home court in points per 100 possessions, half to each end: about three points a game.</summary>
    public const double HomeCourtPer100 = 4.3;

    /// <summary>How far apart games drift as a whole: officials, ball, arena; the same for both teams.</summary>
    public const double ClimateSpread = 0.045;

    private const double MeanTempo = 68.3;

    /// <summary>Leads shrink: whoever is ahead eases off. The edge is scaled up so that the final margin still fits it.</summary>
    private const double LeadRelief = 0.0050;
    private const double EdgeScale = 1.40;

    private readonly double _edge = EdgeScale * (attack.Offense - defense.Defense + homeCourt) / 100 + gameClimate;

    private double _now;

    public double Turnover => Math.Clamp(0.1435 - 0.10 * _now + defense.Pressure, 0.06, 0.3);
    public double Foul => Math.Clamp(0.103 * (1 + 0.8 * _now + defense.Aggression), 0.04, 0.3);
    public double MakeBonus => 0.36 * _now;
    public double FoulBonus => 1 + 0.8 * _now;
    public double OffensiveRebound => Math.Clamp(0.325 + 0.12 * _now + attack.Crashing, 0.12, 0.55);
    public double ThreeShare { get; } = Math.Clamp(0.412 + attack.ThreeShare, 0.2, 0.65);
    public double SecondsPerPossession { get; } = 18.75 * MeanTempo * MeanTempo / (attack.Tempo * defense.Tempo);

    public void Lead(int points) => _now = _edge - LeadRelief * points;

    public static double MakeProbability(PlayKind kind, int value) =>
        value == 3
            ? 0.336
            : kind switch
            {
                PlayKind.DunkShot => 0.88,
                PlayKind.LayUpShot => 0.52,
                PlayKind.TipShot => 0.50,
                _ => 0.343,
            };

    public static double ShootingFoul(PlayKind kind, int value) =>
        value == 3 ? 0.016
        : kind == PlayKind.JumpShot ? 0.07
        : 0.235;

    public static double AssistShare(PlayKind kind, int value) =>
        value == 3
            ? 0.79
            : kind switch
            {
                PlayKind.DunkShot => 0.62,
                PlayKind.LayUpShot => 0.42,
                PlayKind.TipShot => 0,
                _ => 0.31,
            };
}
