using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.EndToEndTests.Support;

/// <summary>A span as it arrived.</summary>
public sealed record ReceivedSpan(string Service, string Name, string TraceId, string SpanId, string ParentId);

/// <summary>The name of a metric, or the text of a log record, as it arrived.</summary>
public sealed record ReceivedText(string Service, string Text);

/// <summary>A telemetry backend that takes OTLP over HTTP and keeps what it was sent.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    // Numbers of fields in opentelemetry-proto; a request, its groups and their scopes are built alike for all signals.
    private const int Groups = 1;
    private const int Resource = 1;
    private const int Scopes = 2;
    private const int Items = 2;
    private const int Attributes = 1;
    private const int Key = 1;
    private const int Value = 2;
    private const int Text = 1;
    private const int TraceId = 1;
    private const int SpanId = 2;
    private const int ParentId = 4;
    private const int SpanName = 5;
    private const int MetricName = 1;
    private const int LogBody = 5;

    private readonly ConcurrentQueue<ReceivedSpan> _spans = new();
    private readonly ConcurrentQueue<ReceivedText> _metrics = new();
    private readonly ConcurrentQueue<ReceivedText> _logs = new();
    private readonly ConcurrentQueue<ByteString> _bodies = new();
    private readonly WebApplication _server;

    private OtlpReceiver(WebApplication server) => _server = server;

    public Uri Address =>
        new(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IReadOnlyCollection<ReceivedSpan> Spans => _spans;

    public IReadOnlyCollection<ReceivedText> Metrics => _metrics;

    public IReadOnlyCollection<ReceivedText> Logs => _logs;

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var receiver = new OtlpReceiver(builder.Build());
        receiver._server.MapPost("/v1/{signal}", receiver.TakeAsync);
        await receiver._server.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Whether a text is anywhere in what was sent.</summary>
    public bool HasSeen(string text) => _bodies.Any(body => body.Span.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(string signal, HttpContext call)
    {
        var body = await ByteString.FromStreamAsync(call.Request.Body, call.RequestAborted);
        _bodies.Enqueue(body);
        foreach (var (service, item) in ItemsOf(body))
        {
            if (signal == "traces")
                _spans.Enqueue(SpanOf(service, item));
            else if (signal == "metrics")
                _metrics.Enqueue(new ReceivedText(service, TextOf(item, MetricName)));
            else
                _logs.Enqueue(new ReceivedText(service, TextOf(Protobuf.Fields(item, LogBody).Single(), Text)));
        }
        call.Response.ContentType = "application/x-protobuf";
    }

    private static ReceivedSpan SpanOf(string service, ByteString span) =>
        new(service, TextOf(span, SpanName), IdOf(span, TraceId), IdOf(span, SpanId), IdOf(span, ParentId));

    private static IEnumerable<(string Service, ByteString Item)> ItemsOf(ByteString request) =>
        from resources in Protobuf.Fields(request, Groups)
        let service = ServiceOf(Protobuf.Fields(resources, Resource).Single())
        from scope in Protobuf.Fields(resources, Scopes)
        from item in Protobuf.Fields(scope, Items)
        select (service, item);

    private static string ServiceOf(ByteString resource) =>
        Protobuf
            .Fields(resource, Attributes)
            .Where(attribute => TextOf(attribute, Key) == "service.name")
            .Select(attribute => TextOf(Protobuf.Fields(attribute, Value).Single(), Text))
            .Single();

    private static string TextOf(ByteString message, int number) =>
        Protobuf.Fields(message, number) is [var text, ..] ? text.ToStringUtf8() : "";

    private static string IdOf(ByteString message, int number) =>
        Protobuf.Fields(message, number) is [var id, ..] ? Convert.ToHexString(id.Span) : "";
}
