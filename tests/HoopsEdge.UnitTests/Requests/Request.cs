using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.UnitTests.Requests;

/// <summary>Requests written as <c>name=value|name=value</c>.</summary>
internal static class Request
{
    public static FetchRequest Of(string endpoint, string parameters = "") =>
        Of(
            endpoint,
            parameters
                .Split('|', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split('=', 2))
                .Select(pair => KeyValuePair.Create(pair[0], pair[1]))
        );

    public static FetchRequest Of(string endpoint, IEnumerable<KeyValuePair<string, string>> parameters) =>
        FetchRequest.Create(EndpointContracts.All[endpoint], new Dictionary<string, string>(parameters));
}
