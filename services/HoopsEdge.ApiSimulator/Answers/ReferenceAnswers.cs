using HoopsEdge.ApiSimulator.Http;
using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Possessions;
using HoopsEdge.ApiSimulator.Ratings;
using HoopsEdge.ApiSimulator.Shapes;
using HoopsEdge.ApiSimulator.Views;

namespace HoopsEdge.ApiSimulator.Answers;

/// <summary>Teams, conferences, venues, rosters and the small lists.</summary>
internal static class ReferenceAnswers
{
    public static ApiRoute[] Routes { get; } =
    [
        new(
            "/venues",
            [],
            request => RowStream.Of(request.Unordered(Venues(request)), SimulatorJson.Default.VenueInfo)
        ),
        new("/conferences", [], request => RowStream.Of(Conferences(request), SimulatorJson.Default.ConferenceInfo)),
        new(
            "/conferences/history",
            [Parameters.Conference],
            request => RowStream.Of(History(request), SimulatorJson.Default.ConferenceHistory)
        ),
        new(
            "/teams",
            [Parameters.Conference, Parameters.Season],
            request => RowStream.Of(request.Unordered(Teams(request)), SimulatorJson.Default.TeamInfo)
        ),
        new(
            "/teams/roster",
            [Parameters.RequiredSeason, Parameters.Team],
            request => RowStream.Of(request.Unordered(Rosters(request)), SimulatorJson.Default.TeamRoster)
        ),
        new("/plays/types", [], _ => RowStream.Of(PlayTypes(), SimulatorJson.Default.PlayTypeInfo)),
        new("/lines/providers", [], _ => RowStream.Of(Providers(), SimulatorJson.Default.LineProviderInfo)),
    ];

    public static HometownInfo Hometown(Hometown home) =>
        new(home.CountyFips, home.Longitude, home.Latitude, "USA", home.State, home.City);

    private static IEnumerable<VenueInfo> Venues(ApiRequest request) =>
        request.View.League.Directory.Venues.Select(venue => new VenueInfo(
            venue.Id,
            venue.SourceId,
            venue.Name,
            venue.City,
            venue.State,
            "USA"
        ));

    private static IEnumerable<ConferenceInfo> Conferences(ApiRequest request) =>
        request.View.League.Directory.Conferences.Select(conference => new ConferenceInfo(
            conference.Id,
            conference.SourceId,
            conference.Name,
            conference.Abbreviation,
            conference.ShortName
        ));

    private static IEnumerable<ConferenceHistory> History(ApiRequest request)
    {
        var directory = request.View.League.Directory;
        var filter = request.Text("conference");
        return directory
            .Conferences.Where(conference => filter is null || GameView.IsConference(conference, filter))
            .Select(conference => new ConferenceHistory(
                conference.Id,
                conference.SourceId,
                conference.Name,
                conference.Abbreviation,
                conference.ShortName,
                [.. Memberships(directory, conference, request.View.CurrentSeason)]
            ));
    }

    private static IEnumerable<ConferenceMembership> Memberships(
        LeagueDirectory directory,
        Conference conference,
        int lastSeason
    )
    {
        foreach (var team in directory.Teams.Take(directory.DivisionOneCount))
        {
            int? since = null;
            for (var season = LeagueDirectory.BaseSeason; season <= lastSeason + 1; season++)
            {
                var member = season <= lastSeason && directory.ConferenceOf(team, season) == conference;
                if (member)
                    since ??= season;
                else if (since is { } start)
                {
                    int? end = season > lastSeason ? null : season - 1;
                    yield return new ConferenceMembership(end, start, team.Mascot, team.School, team.SourceId, team.Id);
                    since = null;
                }
            }
        }
    }

    /// <summary>With a season only Division I; without, every school that ever appears.</summary>
    private static IEnumerable<TeamInfo> Teams(ApiRequest request)
    {
        var directory = request.View.League.Directory;
        var season = request.Integer("season");
        var filter = request.Text("conference");
        return directory
            .Teams.Where(team => team.IsDivisionOne || season is null)
            .Select(team => (team, conference: directory.ConferenceOf(team, season ?? request.View.CurrentSeason)))
            .Where(entry => filter is null || GameView.IsConference(entry.conference, filter))
            .Select(entry => Describe(entry.team, entry.conference));
    }

    private static TeamInfo Describe(Team team, Conference? conference) =>
        new(
            team.Id,
            team.SourceId,
            team.School,
            team.Mascot,
            team.Abbreviation,
            team.DisplayName,
            team.School,
            team.PrimaryColor,
            team.SecondaryColor,
            team.Venue.Id,
            team.Venue.Name,
            team.Venue.City,
            team.Venue.State,
            conference?.Id,
            conference?.Abbreviation
        );

    private static IEnumerable<TeamRoster> Rosters(ApiRequest request)
    {
        var directory = request.View.League.Directory;
        var season = request.Required("season");
        if (!request.View.League.Has(season) || season > request.View.CurrentSeason)
            return [];
        var filter = request.Text("team");
        return directory
            .Teams.Where(team => filter is null ? team.IsDivisionOne : GameView.IsSchool(team, filter))
            .Select(team => new TeamRoster(
                team.Id,
                team.SourceId,
                team.School,
                directory.ConferenceOf(team, season)?.Abbreviation,
                season,
                [
                    .. request
                        .View.League.Rosters.Of(team, season)
                        .Select(spot => Describe(spot, request.View.CurrentSeason)),
                ]
            ));
    }

    private static TeamRosterPlayer Describe(RosterSpot spot, int currentSeason)
    {
        var player = spot.Player;
        return new TeamRosterPlayer(
            player.Id,
            player.SourceId,
            player.Name,
            player.FirstName,
            player.LastName,
            player.Jersey,
            player.Position,
            player.HeightInches,
            player.WeightPounds,
            Hometown(player.Hometown),
            player.BirthDate,
            spot.FirstSeason,
            Math.Min(spot.LastSeason, currentSeason)
        );
    }

    private static IEnumerable<PlayTypeInfo> PlayTypes() =>
        Enum.GetValues<PlayKind>().Select(kind => new PlayTypeInfo((int)kind, PlayText.Name(kind)));

    private static IEnumerable<LineProviderInfo> Providers() =>
        Bookmaker.Providers.Select((name, i) => new LineProviderInfo(i + 1, name));
}
