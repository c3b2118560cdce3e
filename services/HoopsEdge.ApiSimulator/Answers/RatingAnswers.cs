using HoopsEdge.ApiSimulator.Http;
using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Ratings;
using HoopsEdge.ApiSimulator.Shapes;
using HoopsEdge.ApiSimulator.Views;

namespace HoopsEdge.ApiSimulator.Answers;

/// <summary>Polls and ratings: estimates from results, never the hidden truth.</summary>
internal static class RatingAnswers
{
    private static readonly ApiParameter[] Filters = [Parameters.Season, Parameters.Team, Parameters.Conference];

    public static ApiRoute[] Routes { get; } =
    [
        new(
            "/rankings",
            [
                .. Filters,
                Parameters.SeasonType,
                new ApiParameter("week", ParameterKind.Integer),
                new ApiParameter("pollType", ParameterKind.PollType),
            ],
            request => RowStream.Of(request.Unordered(Polls(request)), SimulatorJson.Default.PollTeamInfo)
        ),
        new(
            "/ratings/srs",
            Filters,
            request => RowStream.Of(request.Unordered(Rated(request, Srs)), SimulatorJson.Default.SrsInfo)
        ),
        new(
            "/ratings/adjusted",
            Filters,
            request =>
                RowStream.Of(request.Unordered(Rated(request, Adjusted)), SimulatorJson.Default.AdjustedEfficiencyInfo)
        ),
        new(
            "/ratings/elo",
            Filters,
            request => RowStream.Of(request.Unordered(Rated(request, EloOf)), SimulatorJson.Default.TeamElo)
        ),
    ];

    public static (int Offense, int Defense, int Net) Ranks(Efficiency?[] all, Efficiency one) =>
        (
            1 + all.Count(other => other?.Offense > one.Offense),
            1 + all.Count(other => other?.Defense < one.Defense),
            1 + all.Count(other => other?.Net > one.Net)
        );

    private static IEnumerable<SeasonView> Seasons(ApiRequest request)
    {
        var season = request.Options.Has(Quirk.WholeHistory) ? null : request.Integer("season");
        var wanted = season is { } one ? [one] : request.View.Seasons;
        return wanted.Select(request.View.Season).OfType<SeasonView>();
    }

    private static IEnumerable<T> Rated<T>(ApiRequest request, Func<SeasonView, Team, string, T?> describe)
        where T : class =>
        Seasons(request)
            .SelectMany(season =>
                season
                    .DivisionOne.Where(team => SeasonAnswers.Matches(request, team, season.Season))
                    .Select(team =>
                        describe(season, team, season.Directory.ConferenceOf(team, season.Season)!.Abbreviation)
                    )
            )
            .OfType<T>();

    private static SrsInfo? Srs(SeasonView season, Team team, string conference) =>
        season.SimpleRatings[team.Index] is { } rating
            ? new SrsInfo(season.Season, team.Id, team.School, conference, rating)
            : null;

    private static AdjustedEfficiencyInfo? Adjusted(SeasonView season, Team team, string conference)
    {
        if (season.Efficiencies[team.Index] is not { } efficiency)
            return null;
        var (offense, defense, net) = Ranks(season.Efficiencies, efficiency);
        return new AdjustedEfficiencyInfo(
            season.Season,
            team.Id,
            team.School,
            conference,
            efficiency.Offense,
            efficiency.Defense,
            efficiency.Net,
            new EfficiencyRankings(net, defense, offense)
        );
    }

    private static TeamElo EloOf(SeasonView season, Team team, string conference) =>
        new(season.Season, team.Id, team.School, conference, season.Elo[team.Index]);

    private static IEnumerable<PollTeamInfo> Polls(ApiRequest request)
    {
        var (type, week) = (request.SeasonType, request.Integer("week"));
        var poll = request.Text("pollType") switch
        {
            "ap" => "AP Top 25",
            "coaches" => "Coaches Poll",
            _ => null,
        };
        return Seasons(request)
            .SelectMany(season =>
                season
                    .Polls.Where(entry =>
                        (type is null || entry.SeasonType == type)
                        && (week is null || entry.Week == week)
                        && (poll is null || entry.PollType == poll)
                        && SeasonAnswers.Matches(request, entry.Team, season.Season)
                    )
                    .Select(entry => Describe(request, season, entry))
            );
    }

    private static PollTeamInfo Describe(ApiRequest request, SeasonView season, PollEntry entry)
    {
        var undated = request.Options.Has(Quirk.NullPollDates) && season.Season < request.Options.LastSeason;
        return new PollTeamInfo(
            season.Season,
            entry.SeasonType,
            entry.Week,
            undated ? null : entry.Date,
            entry.PollType,
            entry.Team.Id,
            entry.Team.School,
            season.Directory.ConferenceOf(entry.Team, season.Season)?.Abbreviation,
            entry.Ranking,
            entry.Points,
            entry.FirstPlaceVotes
        );
    }
}
