using System.Diagnostics;
using HoopsEdge.Contracts;
using HoopsEdge.Transformer.Tables;
using MassTransit;
using MassTransit.Logging;

namespace HoopsEdge.Transformer;

/// <summary>The transformer's trace spans.</summary>
public static class TransformerTelemetry
{
    /// <summary>Name of the activity source.</summary>
    public const string SourceName = "HoopsEdge.Transformer";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>
    /// A batch belongs to many traces. Its span is a child of the first message's and links to the others', so that a
    /// command that travels alone reads as one trace from the scheduler to the catalog.
    /// </summary>
    internal static Activity? StartBatch(IReadOnlyList<ConsumeContext<RawLanded>> messages)
    {
        var contexts = messages.Select(ContextOf).OfType<ActivityContext>().ToArray();
        var activity = Source.StartActivity(
            "transform",
            ActivityKind.Internal,
            contexts.FirstOrDefault(),
            links: contexts.Skip(1).Select(context => new ActivityLink(context))
        );
        activity?.SetTag("hoops.answers", messages.Count);
        return activity;
    }

    internal static Activity? StartBuild(SilverWork work)
    {
        var activity = Source.StartActivity("build silver");
        activity?.SetTag("hoops.table", work.Table.Name);
        activity?.SetTag("hoops.season", work.Season);
        return activity;
    }

    internal static Activity? StartDerive(SqlTable table, int season)
    {
        var activity = Source.StartActivity($"build {table.Layer}");
        activity?.SetTag("hoops.table", table.Name);
        activity?.SetTag("hoops.season", season);
        return activity;
    }

    private static ActivityContext? ContextOf(ConsumeContext message) =>
        ActivityContext.TryParse(message.Headers.Get<string>(DiagnosticHeaders.ActivityId), null, out var context)
            ? context
            : null;
}
