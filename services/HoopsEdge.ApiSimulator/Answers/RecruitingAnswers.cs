using HoopsEdge.ApiSimulator.Http;
using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Randomness;
using HoopsEdge.ApiSimulator.Shapes;
using HoopsEdge.ApiSimulator.Views;

namespace HoopsEdge.ApiSimulator.Answers;

/// <summary>
/// High-school classes and the transfer portal. The class of year Y signs during season Y and plays its first season in
/// Y+1.
/// </summary>
internal static class RecruitingAnswers
{
    private const double RatedFrom = 0.55;
    private static readonly string[] Eligibilities = ["Immediate", "Immediate", "Immediate", "TBD", "SittingOne"];

    public static ApiRoute[] Routes { get; } =
    [
        new(
            "/recruiting/players",
            [Parameters.Year, Parameters.Team, Parameters.Conference, Parameters.Position],
            request => RowStream.Of(request.Unordered(Players(request)), SimulatorJson.Default.Recruit)
        ),
        new(
            "/recruiting/teams",
            [Parameters.Year, Parameters.Team, Parameters.Conference],
            request => RowStream.Of(request.Unordered(Teams(request)), SimulatorJson.Default.TeamRecruitingRanking)
        ),
        new(
            "/recruiting/portal",
            [
                Parameters.Year,
                new ApiParameter("sourceTeam", ParameterKind.Text),
                new ApiParameter("destinationTeam", ParameterKind.Text),
                new ApiParameter("sourceConference", ParameterKind.Text),
                new ApiParameter("destinationConference", ParameterKind.Text),
                Parameters.Position,
            ],
            request => RowStream.Of(request.Unordered(Portal(request)), SimulatorJson.Default.Transfer)
        ),
    ];

    private static IEnumerable<int> Years(ApiRequest request)
    {
        var (first, last) = (request.Options.FirstSeason - 1, request.View.CurrentSeason);
        return Enumerable
            .Range(first, last - first + 1)
            .Where(year => request.Integer("year") is not { } wanted || wanted == year);
    }

    private static IEnumerable<(Player Player, Team Team, Conference Conference, int Rank)> Class(
        ApiRequest request,
        int year
    )
    {
        var directory = request.View.League.Directory;
        return directory
            .Teams.Take(directory.DivisionOneCount)
            .SelectMany(team =>
                request
                    .View.League.Rosters.Of(team, year + 1)
                    .Where(spot => spot.Player.RecruitingYear == year && spot.Player.Talent > RatedFrom)
                    .Select(spot => (spot.Player, team, conference: directory.ConferenceOf(team, year + 1)!))
            )
            .OrderByDescending(entry => entry.Player.Talent)
            .Select((entry, i) => (entry.Player, entry.team, entry.conference, i + 1));
    }

    private static bool Wanted(ApiRequest request, Team team, Conference conference)
    {
        var (school, abbreviation) = (request.Text("team"), request.Text("conference"));
        return (school is null || GameView.IsSchool(team, school))
            && (abbreviation is null || GameView.IsConference(conference, abbreviation));
    }

    private static int Stars(double talent) =>
        talent > 2.1 ? 5
        : talent > 1.3 ? 4
        : 3;

    private static double Rating(double talent) => Math.Round(Math.Clamp(82 + 6.5 * talent, 70, 99.9), 1);

    private static IEnumerable<Recruit> Players(ApiRequest request)
    {
        var position = request.Text("position");
        return Years(request)
            .SelectMany(year => Class(request, year).Select(entry => (year, entry)))
            .Where(row =>
                Wanted(request, row.entry.Team, row.entry.Conference)
                && (position is null || position.Equals(row.entry.Player.Position, StringComparison.OrdinalIgnoreCase))
            )
            .Select(row => Describe(request.Options.Seed, row.year, row.entry));
    }

    private static Recruit Describe(long seed, int year, (Player, Team, Conference, int) entry)
    {
        var (player, team, conference, rank) = entry;
        // The school is the high school: a place of its own.
        var school = SeededRandom.For(seed, "high school", player.Id).Next(NameForge.Places);
        return new Recruit(
            player.Id + 500_000,
            player.SourceId,
            player.Position,
            school + 1,
            $"{NameForge.Place(school)} High",
            ReferenceAnswers.Hometown(player.Hometown),
            new CommittedTeam(conference.Abbreviation, team.School, team.Id),
            player.Id,
            year,
            player.Name,
            player.HeightInches,
            (int)player.WeightPounds,
            Stars(player.Talent),
            Rating(player.Talent),
            rank <= 500 ? rank : null
        );
    }

    private static IEnumerable<TeamRecruitingRanking> Teams(ApiRequest request) =>
        Years(request)
            .SelectMany(year =>
                Class(request, year)
                    .GroupBy(entry => (entry.Team, entry.Conference))
                    .Select(team => (team.Key, points: team.Sum(entry => Rating(entry.Player.Talent) - 80)))
                    .OrderByDescending(team => team.points)
                    .Select(
                        (team, i) =>
                            (
                                team.Key,
                                row: new TeamRecruitingRanking(
                                    team.Key.Team.Id,
                                    team.Key.Team.School,
                                    team.Key.Conference.Abbreviation,
                                    year,
                                    i + 1,
                                    Math.Round(team.points, 2)
                                )
                            )
                    )
            )
            .Where(entry => Wanted(request, entry.Key.Team, entry.Key.Conference))
            .Select(entry => entry.row);

    /// <summary>Players enter on 20 April and choose by 1 June.</summary>
    private static IEnumerable<Transfer> Portal(ApiRequest request)
    {
        var (year, position) = (request.Integer("year"), request.Text("position"));
        return request
            .View.League.Rosters.Moves.Where(move =>
                move.Season >= request.Options.FirstSeason - 1
                && Date(move.Season, 4, 20) <= request.View.Now
                && (year is null || move.Season == year)
                && (position is null || position.Equals(move.Player.Position, StringComparison.OrdinalIgnoreCase))
                && (move.Origin.IsDivisionOne || move.Destination.IsDivisionOne)
            )
            .Select(move => Describe(request, move))
            .Where(transfer =>
                Same(request.Text("sourceTeam"), transfer.Origin?.Name)
                && Same(request.Text("destinationTeam"), transfer.Destination?.Name)
                && Same(request.Text("sourceConference"), transfer.Origin?.Conference)
                && Same(request.Text("destinationConference"), transfer.Destination?.Conference)
            );
    }

    private static bool Same(string? filter, string? value) =>
        filter is null || filter.Equals(value, StringComparison.OrdinalIgnoreCase);

    private static DateTimeOffset Date(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);

    private static Transfer Describe(ApiRequest request, PortalMove move)
    {
        var directory = request.View.League.Directory;
        var decided = request.View.Now >= Date(move.Season, 6, 1);
        var random = SeededRandom.For(request.Options.Seed, "portal", move.Player.Id, move.Season);
        TransferTeam At(Team team, int season) =>
            new(team.Id, team.School, directory.ConferenceOf(team, season)?.Abbreviation);
        var rated = move.Player.Talent > 0;
        return new Transfer(
            move.Player.Id * 4 + move.YearsRemaining,
            move.Player.SourceId,
            move.Season,
            move.Player.FirstName,
            move.Player.LastName,
            move.Player.Position,
            At(move.Origin, move.Season),
            decided ? At(move.Destination, move.Season + 1) : null,
            random.Pick(Eligibilities),
            move.YearsRemaining,
            rated ? Stars(move.Player.Talent) : null,
            rated ? Rating(move.Player.Talent) : null
        );
    }
}
