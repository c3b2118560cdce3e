using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Fetcher.Tests.Fixtures;

/// <summary>A request as the stub saw it.</summary>
public sealed record SeenRequest(string Path, IQueryCollection Query, IHeaderDictionary Headers, DateTimeOffset At);

/// <summary>An HTTP server whose answers each test writes down: in order, the last one again and again.</summary>
public sealed class StubApi : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<SeenRequest> _seen = new();
    private readonly Dictionary<string, Queue<RequestDelegate>> _routes = [];
    private Queue<RequestDelegate> _others = new();

    private StubApi(WebApplication app) => _app = app;

    public IReadOnlyList<SeenRequest> Requests => [.. _seen];

    public Uri Address =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<StubApi> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var stub = new StubApi(app);
        app.Run(context => stub.AnswerAsync(context, clock));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    /// <summary>Answers to whatever is asked.</summary>
    public void Script(params RequestDelegate[] answers) => _others = new Queue<RequestDelegate>(answers);

    /// <summary>Answers to one path.</summary>
    public void Route(string path, params RequestDelegate[] answers) =>
        _routes[path] = new Queue<RequestDelegate>(answers);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context, TimeProvider clock)
    {
        var request = context.Request;
        _seen.Enqueue(
            new SeenRequest(
                request.Path,
                request.Query,
                new HeaderDictionary(request.Headers.ToDictionary()),
                clock.GetUtcNow()
            )
        );
        RequestDelegate answer;
        lock (_routes)
        {
            var script = _routes.GetValueOrDefault(request.Path) ?? _others;
            answer = script.Count > 1 ? script.Dequeue() : script.Peek();
        }

        return answer(context);
    }
}

/// <summary>Answers for scripts.</summary>
public static class Answer
{
    public static RequestDelegate Json(string body, int status = 200, string? retryAfter = null) =>
        Text(body, "application/json; charset=utf-8", status, retryAfter);

    public static RequestDelegate Text(string body, string type, int status = 200, string? retryAfter = null) =>
        async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            if (retryAfter is not null)
            {
                context.Response.Headers.RetryAfter = retryAfter;
            }

            await context.Response.WriteAsync(body, context.RequestAborted);
        };

    public static RequestDelegate Message(int status, string message, string? retryAfter = null) =>
        Json($$"""{"message":"{{message}}"}""", status, retryAfter);

    public static RequestDelegate Nothing(int status) =>
        context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };

    public static RequestDelegate Bytes(byte[] body, string? encoding) =>
        async context =>
        {
            context.Response.ContentType = "application/json";
            if (encoding is not null)
            {
                context.Response.Headers.ContentEncoding = encoding;
            }

            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        };

    /// <summary>Promises more bytes than it sends.</summary>
    public static RequestDelegate CutOff(string body, int sent) =>
        async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = body.Length;
            await context.Response.WriteAsync(body[..sent], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        };

    /// <summary>Sends a beginning and then no more, until the client goes away.</summary>
    public static RequestDelegate Drip(string beginning) =>
        async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(beginning, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            var gone = new TaskCompletionSource();
            await using var _ = context.RequestAborted.Register(() => gone.TrySetResult());
            await gone.Task;
        };
}
