using HoopsEdge.ApiSimulator.Http;
using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Shapes;

namespace HoopsEdge.ApiSimulator.Answers;

/// <summary>The professional draft: thirty invented clubs, held on the evening of 25 June.</summary>
internal static class DraftAnswers
{
    private static readonly string[] Nicknames =
    [
        "Admirals",
        "Aviators",
        "Breakers",
        "Cyclones",
        "Dynamos",
        "Express",
        "Foxes",
        "Gales",
        "Herons",
        "Icons",
        "Jets",
        "Keys",
        "Lynx",
        "Monarchs",
        "Nomads",
        "Orbits",
        "Pilots",
        "Quakes",
        "Rockhounds",
        "Sabres",
        "Terns",
        "Union",
        "Vipers",
        "Wolves",
        "Xenons",
        "Yaks",
        "Zephyrs",
        "Arrows",
        "Bisons",
        "Crows",
    ];

    private static readonly DraftPosition[] Positions = [new("Guard", "G"), new("Forward", "F"), new("Center", "C")];

    public static ApiRoute[] Routes { get; } =
    [
        new("/draft/teams", [], request => RowStream.Of(request.Unordered(Teams()), SimulatorJson.Default.DraftTeam)),
        new(
            "/draft/positions",
            [],
            request => RowStream.Of(request.Unordered(Positions), SimulatorJson.Default.DraftPosition)
        ),
        new(
            "/draft/picks",
            [
                Parameters.Year,
                new ApiParameter("draftTeam", ParameterKind.Text),
                new ApiParameter("sourceTeam", ParameterKind.Text),
                Parameters.Position,
            ],
            request => RowStream.Of(request.Unordered(Picks(request)), SimulatorJson.Default.DraftPick)
        ),
    ];

    private static IEnumerable<DraftTeam> Teams() => Enumerable.Range(0, Nicknames.Length).Select(Club);

    private static DraftTeam Club(int index)
    {
        var location = NameForge.Place(17 + 23 * index);
        var name = Nicknames[index];
        return new DraftTeam(
            index + 1,
            index + 101,
            location,
            name,
            $"{location} {name}",
            $"{location[0]}{name[0]}{name[1]}".ToUpperInvariant()
        );
    }

    private static IEnumerable<DraftPick> Picks(ApiRequest request)
    {
        var (year, club) = (request.Integer("year"), request.Text("draftTeam"));
        var (source, position) = (request.Text("sourceTeam"), request.Text("position"));
        return request
            .View.League.Rosters.Draft.Where(pick =>
                pick.Season >= request.Options.FirstSeason
                && new DateTimeOffset(pick.Season, 6, 26, 4, 0, 0, TimeSpan.Zero) <= request.View.Now
                && (year is null || pick.Season == year)
                && (source is null || source.Equals(pick.Source?.School, StringComparison.OrdinalIgnoreCase))
                && (position is null || position.Equals(pick.Player.Position, StringComparison.OrdinalIgnoreCase))
            )
            .Select(Describe)
            .Where(pick => club is null || club.Equals(pick.DraftTeam, StringComparison.OrdinalIgnoreCase));
    }

    private static DraftPick Describe(DraftSelection pick)
    {
        var club = Club((pick.Overall * 7 + pick.Season) % Nicknames.Length);
        var college = pick.Source is not null;
        return new DraftPick(
            college ? pick.Player.Id : null,
            pick.Source?.Id,
            pick.Source?.School,
            pick.Source?.Mascot,
            college ? "NCAA" : "International",
            pick.Source?.Id,
            club.Id,
            club.DisplayName,
            pick.Season,
            pick.Overall,
            (pick.Overall - 1) / Nicknames.Length + 1,
            (pick.Overall - 1) % Nicknames.Length + 1,
            pick.Player.Name,
            pick.Overall % 5 == 0 ? null : pick.Overall,
            pick.Overall % 5 == 0 ? null : pick.Overall / 3 + 1,
            pick.Player.HeightInches,
            (int)pick.Player.WeightPounds
        );
    }
}
