using HoopsEdge.ApiSimulator.Randomness;

namespace HoopsEdge.ApiSimulator.League;

/// <summary>The teams, venues and conferences of the league and who belonged where in which season.</summary>
internal sealed class LeagueDirectory
{
    /// <summary>Careers and memberships start here whatever seasons are served, so that a season never depends on the range.</summary>
    public const int BaseSeason = 2004;

    private const double TeamsPerConference = 11.25;
    private readonly int[][] _conferenceOf;
    private readonly Dictionary<string, Team> _bySchool;

    public LeagueDirectory(long seed, int divisionOneTeams, int lastSeason)
    {
        DivisionOneCount = divisionOneTeams;
        var conferences = Math.Max(2, (int)Math.Round(divisionOneTeams / TeamsPerConference));
        Conferences = ConferenceCatalog.Invent(seed, conferences);
        Teams = TeamCatalog.Invent(seed, divisionOneTeams);
        NeutralVenues = TeamCatalog.NeutralVenues(seed, Teams.Count);
        LastSeason = lastSeason;
        _conferenceOf = Realign(seed, conferences);
        _bySchool = Teams.ToDictionary(team => team.School, StringComparer.OrdinalIgnoreCase);
    }

    public int DivisionOneCount { get; }
    public int LastSeason { get; }
    public IReadOnlyList<Conference> Conferences { get; }

    /// <summary>Division I first, then the schools outside it.</summary>
    public IReadOnlyList<Team> Teams { get; }
    public IReadOnlyList<Venue> NeutralVenues { get; }

    public IEnumerable<Venue> Venues => Teams.Select(team => team.Venue).Concat(NeutralVenues);

    public Team? FindSchool(string school) => _bySchool.GetValueOrDefault(school);

    public Conference? ConferenceOf(Team team, int season) =>
        team.IsDivisionOne ? Conferences[_conferenceOf[Clamp(season)][team.Index]] : null;

    public IEnumerable<Team> MembersOf(Conference conference, int season) =>
        Teams.Take(DivisionOneCount).Where(team => ConferenceOf(team, season) == conference);

    private int Clamp(int season) => Math.Clamp(season, BaseSeason, LastSeason) - BaseSeason;

    /// <summary>Swaps of single teams keep every conference's size while memberships move over the years.</summary>
    private int[][] Realign(long seed, int conferences)
    {
        var random = SeededRandom.For(seed, "realignment");
        var current = new int[DivisionOneCount];
        for (var i = 0; i < current.Length; i++)
            current[i] = (int)((long)i * conferences / DivisionOneCount);
        var seasons = new int[LastSeason - BaseSeason + 1][];
        seasons[0] = current;
        for (var s = 1; s < seasons.Length; s++)
        {
            current = (int[])current.Clone();
            for (var swap = 0; swap < Math.Max(1, DivisionOneCount / 180); swap++)
            {
                var (a, b) = (random.Next(DivisionOneCount), random.Next(DivisionOneCount));
                if (random.Chance(0.5))
                    (current[a], current[b]) = (current[b], current[a]);
            }
            seasons[s] = current;
        }
        return seasons;
    }
}
