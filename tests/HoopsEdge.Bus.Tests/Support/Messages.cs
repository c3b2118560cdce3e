using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Bus.Tests.Support;

/// <summary>Messages as the services send them.</summary>
internal static class Messages
{
    public const string Run = "run-1";

    public static FetchCommand Command(int season) => Command("rankings", ("season", Invariant($"{season}")));

    public static FetchCommand Command(string endpoint, params (string Name, string Value)[] parameters)
    {
        var values = parameters.ToDictionary(pair => pair.Name, pair => pair.Value);
        var request = FetchRequest.Create(EndpointContracts.All[endpoint], values);
        return new FetchCommand
        {
            RunId = Run,
            FetchId = request.FetchId,
            Endpoint = endpoint,
            Parameters = request.Parameters,
            Scope = new FetchScope(),
        };
    }

    public static RawLanded Landed() =>
        new()
        {
            RunId = Run,
            FetchId = Command(2025).FetchId,
            Endpoint = "rankings",
            Scope = new FetchScope { Season = 2025 },
            RawKeys = [],
            IngestedAt = DateTimeOffset.UnixEpoch,
            Rows = 0,
            ContentHash = "",
        };

    public static TableUpdated Updated() =>
        new()
        {
            RunId = Run,
            Layer = "silver",
            Table = "fct_rankings",
            Partitions = [],
        };
}
