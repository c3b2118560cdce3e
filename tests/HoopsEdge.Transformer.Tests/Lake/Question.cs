using System.Globalization;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Transformer.Tests.Lake;

/// <summary>A request as the scheduler plans it, with the rows that it is the authority for.</summary>
internal sealed record Question(FetchRequest Request, FetchScope Scope)
{
    public string Endpoint => Request.Contract.Name;

    public string FetchId => Request.FetchId;

    public static Question Games(DateOnly from, DateOnly to, int season = 2026) => Window("games", from, to, season);

    public static Question Window(string endpoint, DateOnly from, DateOnly to, int season = 2026) =>
        Of(
            endpoint,
            new FetchScope
            {
                Season = season,
                FromDate = from,
                ToDate = to,
            },
            ("season", Text(season)),
            ("startDateRange", $"{from:yyyy-MM-dd}T00:00:00Z"),
            ("endDateRange", $"{to:yyyy-MM-dd}T23:59:59Z")
        );

    public static Question PlaysOn(DateOnly utcDay, int season = 2026) =>
        Of(
            "plays_date",
            new FetchScope { Season = season, UtcDate = utcDay },
            ("date", $"{utcDay:yyyy-MM-dd}T00:00:00Z")
        );

    public static Question OfGame(string endpoint, int game, DateOnly day, int season = 2026) =>
        Of(
            endpoint,
            new FetchScope
            {
                Season = season,
                GameId = game,
                GameDate = day,
            },
            ("gameId", Text(game))
        );

    public static Question OfPlayer(string endpoint, int player, int season = 2026) =>
        Of(endpoint, new FetchScope { Season = season }, ("playerId", Text(player)), ("season", Text(season)));

    public static Question OfTeam(string endpoint, string team, int season = 2026) =>
        Of(endpoint, new FetchScope { Season = season, Team = team }, ("season", Text(season)), ("team", team));

    public static Question OfSeason(string endpoint, int season) =>
        Of(
            endpoint,
            new FetchScope { Season = season },
            (EndpointContracts.All[endpoint].SeasonParameter ?? "season", Text(season))
        );

    public static Question Snapshot(string endpoint) => Of(endpoint, new FetchScope());

    private static Question Of(string endpoint, FetchScope scope, params (string Name, string Value)[] parameters) =>
        new(
            FetchRequest.Create(
                EndpointContracts.All[endpoint],
                parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value)
            ),
            scope
        );

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
