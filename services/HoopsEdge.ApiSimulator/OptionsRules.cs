using HoopsEdge.ApiSimulator.League;

namespace HoopsEdge.ApiSimulator;

/// <summary>Which options make a league.</summary>
internal static class OptionsRules
{
    private const int FewestTeams = 24;
    private const int MostTeams = 450;
    private const int EarliestSeason = LeagueDirectory.BaseSeason + 2;
    private const int LatestSeason = 2099;
    private const int HighestTier = 6;

    /// <returns>The first thing that is wrong, in one line, or null.</returns>
    public static string? Complain(SimulatorOptions options) =>
        options switch
        {
            { Port: < 0 or > 65535 } => "--port must be between 0 and 65535",
            { Teams: < FewestTeams or > MostTeams } => Invariant(
                $"--teams must be between {FewestTeams} and {MostTeams}"
            ),
            { FirstSeason: < EarliestSeason } or { LastSeason: > LatestSeason } => Invariant(
                $"--seasons must be between {EarliestSeason} and {LatestSeason}"
            ),
            _ when options.FirstSeason > options.LastSeason => "--seasons must not run backwards",
            { Quota: < 0 } => "--quota must not be negative",
            { Tier: < 0 or > HighestTier } => Invariant($"--tier must be between 0 and {HighestTier}"),
            { ChangeRate: < 0 or > 10 } => "--changes must be between 0 and 10",
            { Key.Length: 0 } => "--key must not be empty",
            _ => null,
        };
}
