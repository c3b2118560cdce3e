using System.Diagnostics;
using HoopsEdge.Contracts;

namespace HoopsEdge.Fetcher;

/// <summary>The fetcher's trace spans.</summary>
public static class FetcherTelemetry
{
    /// <summary>Name of the activity source.</summary>
    public const string SourceName = "HoopsEdge.Fetcher";

    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? StartFetch(FetchCommand command)
    {
        var activity = Source.StartActivity("fetch");
        activity?.SetTag("hoops.run_id", command.RunId);
        activity?.SetTag("hoops.fetch_id", command.FetchId);
        activity?.SetTag("hoops.endpoint", command.Endpoint);
        return activity;
    }

    internal static Activity? StartPut(string key)
    {
        var activity = Source.StartActivity("put raw");
        activity?.SetTag("hoops.key", key);
        return activity;
    }
}
