using HoopsEdge.ApiSimulator.Randomness;

namespace HoopsEdge.ApiSimulator.League;

/// <summary>How strong, fast and stylish every team truly is in every season: a slow random walk around its conference's level.</summary>
internal sealed class TeamProfiles
{
    private const double Persistence = 0.8;
    private const double ConferenceWeight = 0.8;
    private const double OffenseSpread = 8.2;
    private const double DefenseSpread = 7.0;
    private const double MeanTempo = 68.3;
    private const double TempoSpread = 3.1;
    private const double OutsideDeficit = 15;
    private const int Traits = 8;

    private readonly TeamProfile[][] _seasons;

    public TeamProfiles(long seed, LeagueDirectory directory)
    {
        var random = SeededRandom.For(seed, "profiles");
        var traits = new double[directory.Teams.Count * Traits];
        for (var i = 0; i < traits.Length; i++)
            traits[i] = random.NextNormal();
        _seasons = new TeamProfile[directory.LastSeason - LeagueDirectory.BaseSeason + 1][];
        for (var s = 0; s < _seasons.Length; s++)
        {
            _seasons[s] = Season(directory, LeagueDirectory.BaseSeason + s, traits);
            for (var i = 0; i < traits.Length; i++)
                traits[i] = Persistence * traits[i] + Math.Sqrt(1 - Persistence * Persistence) * random.NextNormal();
        }
    }

    public TeamProfile Of(Team team, int season) =>
        _seasons[Math.Clamp(season - LeagueDirectory.BaseSeason, 0, _seasons.Length - 1)][team.Index];

    private static TeamProfile[] Season(LeagueDirectory directory, int season, double[] traits)
    {
        var profiles = directory
            .Teams.Select(team =>
                Draw(directory.ConferenceOf(team, season), traits.AsSpan(team.Index * Traits, Traits))
            )
            .ToArray();
        // Strength and style are relative: the average Division I opponent is the yardstick, whatever was drawn.
        var inside = profiles.Take(directory.DivisionOneCount).ToArray();
        double Excess(Func<TeamProfile, double> trait) => inside.Average(trait);
        var (offense, defense, tempo) = (
            Excess(p => p.Offense),
            Excess(p => p.Defense),
            Excess(p => p.Tempo) - MeanTempo
        );
        var (threes, crashing) = (Excess(p => p.ThreeShare), Excess(p => p.Crashing));
        var (pressure, aggression) = (Excess(p => p.Pressure), Excess(p => p.Aggression));
        return
        [
            .. profiles.Select(p => new TeamProfile(
                p.Offense - offense,
                p.Defense - defense,
                p.Tempo - tempo,
                p.ThreeShare - threes,
                p.Crashing - crashing,
                p.Pressure - pressure,
                p.Aggression - aggression
            )),
        ];
    }

    private static TeamProfile Draw(Conference? conference, ReadOnlySpan<double> z)
    {
        var strength =
            ConferenceWeight * (conference?.Prestige ?? 0) + Math.Sqrt(1 - ConferenceWeight * ConferenceWeight) * z[0];
        var handicap = conference is null ? OutsideDeficit : 0;
        return new TeamProfile(
            Offense: OffenseSpread * (0.8 * strength + 0.6 * z[1]) - handicap,
            Defense: DefenseSpread * (0.8 * strength + 0.6 * z[2]) - handicap,
            Tempo: MeanTempo + TempoSpread * z[3],
            ThreeShare: 0.06 * z[4],
            Crashing: 0.025 * z[5],
            Pressure: 0.02 * z[6],
            Aggression: 0.1 * z[7]
        );
    }
}
