using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Fetcher.Tests.Fixtures;

/// <summary>One request of each kind of endpoint.</summary>
public static class EndpointKind
{
    private static readonly Dictionary<
        string,
        (string Endpoint, (string, string)[] Parameters, FetchScope Scope)
    > Kinds = new()
    {
        ["snapshot"] = ("venues", [], new FetchScope()),
        ["season"] = ("stats_player_season", [("season", "2026")], new FetchScope { Season = 2026 }),
        ["season window"] = (
            "games",
            [("startDateRange", "2025-11-01T00:00:00Z"), ("endDateRange", "2025-12-01T23:59:59Z")],
            new FetchScope
            {
                Season = 2026,
                FromDate = new(2025, 11, 1),
                ToDate = new(2025, 12, 1),
            }
        ),
        ["team"] = (
            "substitutions_team",
            [("season", "2026"), ("team", "San José State")],
            new FetchScope { Season = 2026, Team = "San José State" }
        ),
        ["conference"] = (
            "stats_player_shooting_season",
            [("season", "2026"), ("conference", "ACC")],
            new FetchScope { Season = 2026 }
        ),
        ["tournament"] = (
            "plays_tournament",
            [("season", "2026"), ("tournament", "NCAA")],
            new FetchScope { Season = 2026 }
        ),
        ["day"] = (
            "plays_date",
            [("date", "2025-11-03")],
            new FetchScope { Season = 2026, UtcDate = new(2025, 11, 3) }
        ),
        ["game"] = ("plays_game", [("gameId", "4711")], new FetchScope { Season = 2026, GameId = 4711 }),
        ["player"] = ("plays_player", [("playerId", "17"), ("season", "2026")], new FetchScope { Season = 2026 }),
    };

    public static TheoryData<string> All => [.. Kinds.Keys];

    public static FetchCommand Command(string kind, string runId = "run-1")
    {
        var (endpoint, parameters, scope) = Kinds[kind];
        return Command(endpoint, runId, scope, parameters);
    }

    public static FetchCommand Command(
        string endpoint,
        string runId,
        FetchScope? scope,
        params (string Name, string Value)[] parameters
    )
    {
        var request = FetchRequest.Create(
            EndpointContracts.All[endpoint],
            parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value)
        );
        return new FetchCommand
        {
            RunId = runId,
            FetchId = request.FetchId,
            Endpoint = endpoint,
            Parameters = request.Parameters,
            Scope = scope ?? new FetchScope(),
        };
    }

    public static EndpointContract ContractOf(string kind) => EndpointContracts.All[Kinds[kind].Endpoint];
}
