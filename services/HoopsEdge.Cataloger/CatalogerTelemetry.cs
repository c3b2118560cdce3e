using System.Diagnostics;
using HoopsEdge.Contracts;

namespace HoopsEdge.Cataloger;

/// <summary>The cataloger's trace spans.</summary>
public static class CatalogerTelemetry
{
    /// <summary>Name of the activity source.</summary>
    public const string SourceName = "HoopsEdge.Cataloger";

    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? StartUpdate(TableUpdated update)
    {
        var activity = Source.StartActivity("update catalog");
        activity?.SetTag("hoops.table", $"{update.Layer}.{update.Table}");
        activity?.SetTag("hoops.partitions", update.Partitions.Count);
        return activity;
    }
}
