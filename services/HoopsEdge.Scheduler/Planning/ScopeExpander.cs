using System.Globalization;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Scheduler.Planning;

/// <summary>Cuts an endpoint's data into requests.</summary>
internal sealed class ScopeExpander(SeasonsOptions seasons)
{
    /// <summary>The one request of a snapshot.</summary>
    public static PlannedScope Snapshot(EndpointContract contract) => Of(contract, new FetchScope(), []);

    /// <summary>The requests for one season.</summary>
    /// <param name="contract">The endpoint.</param>
    /// <param name="expansion">How it is cut; not a snapshot.</param>
    /// <param name="season">The season.</param>
    /// <param name="games">The season's games in the lake.</param>
    /// <param name="players">The season's players in the lake.</param>
    public IEnumerable<PlannedScope> OfSeason(
        EndpointContract contract,
        Expansion expansion,
        Season season,
        IReadOnlyList<KnownGame> games,
        IReadOnlyList<int> players
    ) =>
        expansion switch
        {
            Expansion.Season => [Of(contract, InSeason(season), [(contract.SeasonParameter ?? "season", $"{season}")])],
            Expansion.SeasonWindows => seasons.Windows(season).Select(window => Window(contract, season, window)),
            Expansion.SeasonByTeam => Teams(games)
                .Select(team =>
                    Of(contract, InSeason(season) with { Team = team }, [("season", $"{season}"), ("team", team)])
                ),
            Expansion.SeasonByConference => Conferences(games)
                .Select(name => Of(contract, InSeason(season), [("season", $"{season}"), ("conference", name)])),
            Expansion.SeasonByTournament => games
                .Select(game => game.Tournament)
                .OfType<string>()
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(name => Of(contract, InSeason(season), [("season", $"{season}"), ("tournament", name)])),
            Expansion.SeasonByPlayer => players.Select(player =>
                Of(contract, InSeason(season), [("season", $"{season}"), ("playerId", Text(player))])
            ),
            Expansion.Day => games
                .Where(game => !game.IsOff)
                .Select(game => game.UtcDate)
                .Distinct()
                .Select(day =>
                    Of(contract, InSeason(season) with { UtcDate = day }, [("date", Instant(day, "00:00:00"))])
                ),
            Expansion.Game => games
                .Where(game => game.IsFinal)
                .Select(game =>
                    Of(
                        contract,
                        InSeason(season) with
                        {
                            GameId = game.GameId,
                            GameDate = game.GameDate,
                        },
                        [("gameId", Text(game.GameId))]
                    )
                ),
            _ => throw new InvalidOperationException($"{contract.Name} is not cut by season"),
        };

    /// <summary>Division I teams of a season: those with a conference.</summary>
    private static IEnumerable<string> Teams(IReadOnlyList<KnownGame> games) =>
        games
            .SelectMany(game => new[] { (game.HomeTeam, game.HomeConference), (game.AwayTeam, game.AwayConference) })
            .Where(team => team.Item1 is not null && team.Item2 is not null)
            .Select(team => team.Item1)
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Conferences(IReadOnlyList<KnownGame> games) =>
        games
            .SelectMany(game => new[] { game.HomeConference, game.AwayConference })
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static PlannedScope Window(EndpointContract contract, Season season, (DateOnly From, DateOnly To) window) =>
        Of(
            contract,
            InSeason(season) with
            {
                FromDate = window.From,
                ToDate = window.To,
            },
            [
                ("season", $"{season}"),
                ("startDateRange", Instant(window.From, "00:00:00")),
                ("endDateRange", Instant(window.To, "23:59:59")),
            ]
        );

    private static FetchScope InSeason(Season season) => new() { Season = season.Year };

    private static PlannedScope Of(
        EndpointContract contract,
        FetchScope scope,
        IEnumerable<(string Name, string Value)> parameters
    ) =>
        new(
            FetchRequest.Create(
                contract,
                parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value)
            ),
            scope
        );

    private static string Instant(DateOnly day, string time) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + $"T{time}Z";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A request and the rows that it is the authority for.</summary>
/// <param name="Request">The request.</param>
/// <param name="Scope">The rows.</param>
internal sealed record PlannedScope(FetchRequest Request, FetchScope Scope);
