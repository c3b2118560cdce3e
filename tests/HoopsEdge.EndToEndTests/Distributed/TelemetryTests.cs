using HoopsEdge.EndToEndTests.Support;

namespace HoopsEdge.EndToEndTests.Distributed;

/// <summary>What the services tell a telemetry backend.</summary>
public sealed class TelemetryTests(SharedBroker broker)
{
    private const string Key = "an-api-key-of-the-tests";

    /// <summary>What is to be seen of one command, from the request for it to the catalog.</summary>
    private static readonly (string Service, string Span)[] Steps =
    [
        ("HoopsEdge.Scheduler", "fetch send"),
        ("HoopsEdge.Fetcher", "fetch receive"),
        ("HoopsEdge.Fetcher", "fetch"),
        ("HoopsEdge.Fetcher", "GET"),
        ("HoopsEdge.Fetcher", "put raw"),
        ("HoopsEdge.Transformer", "transform"),
        ("HoopsEdge.Transformer", "build silver"),
        ("HoopsEdge.Cataloger", "update catalog"),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_command_is_one_trace_over_all_processes_and_metrics_and_logs_come_without_secrets()
    {
        await using var backend = await OtlpReceiver.StartAsync();
        await using var league = await DisturbedLeague.StartAsync(UndisturbedSeason.League with { Key = Key }, Key);
        league
            .Workspace.WithVariable("OTEL_EXPORTER_OTLP_ENDPOINT", backend.Address.ToString())
            .WithVariable("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
            .WithVariable("OTEL_BSP_SCHEDULE_DELAY", "200")
            .WithVariable("OTEL_BLRP_SCHEDULE_DELAY", "200")
            .WithVariable("OTEL_METRIC_EXPORT_INTERVAL", "500");
        using var stack = await ServiceStack.StartAsync(league.Workspace, await broker.VirtualHostAsync(), 1, 1);

        await stack.EndOfAsync(await stack.BackfillAsync("conferences"));

        await UntilAsync(() => StepsOfOneTrace(backend).Count == Steps.Length, backend);
        foreach (var service in Steps.Select(step => step.Service).Distinct())
        {
            await UntilAsync(() => backend.Metrics.Any(metric => metric.Service == service), backend);
            await UntilAsync(() => backend.Logs.Any(log => log.Service == service && IsReady(log.Text)), backend);
        }

        foreach (var secret in new[] { Key, ServiceStack.Token, "guest:guest" })
            backend.HasSeen(secret).ShouldBeFalse(secret);
    }

    private static bool IsReady(string log) =>
        log.EndsWith("is ready and every queue is declared", StringComparison.Ordinal);

    /// <summary>The steps that are in the trace of the HTTP call and hang together up to the scheduler's first span.</summary>
    private static List<(string Service, string Span)> StepsOfOneTrace(OtlpReceiver backend)
    {
        var trace = backend.Spans.FirstOrDefault(span => span.Name == "put raw")?.TraceId;
        var spans = backend.Spans.Where(span => span.TraceId == trace).ToDictionary(span => span.SpanId);
        return
        [
            .. Steps.Where(step =>
                spans.Values.Any(span => (span.Service, span.Name) == step && RootOf(span, spans) == Steps[0])
            ),
        ];
    }

    private static (string Service, string Span) RootOf(ReceivedSpan span, Dictionary<string, ReceivedSpan> spans)
    {
        while (spans.TryGetValue(span.ParentId, out var parent))
            span = parent;
        return span.ParentId.Length == 0 ? (span.Service, span.Name) : ("", "its parent did not come");
    }

    private static async Task UntilAsync(Func<bool> condition, OtlpReceiver backend)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (!condition())
        {
            patience.IsCancellationRequested.ShouldBeFalse(
                string.Join("\n", backend.Spans.Select(span => $"{span}").Concat(backend.Logs.Select(log => $"{log}")))
            );
            await Task.Delay(50, Cancellation);
        }
    }
}
