using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Aws.Tests.Support;

/// <summary>A Glue that answers as a test says: what moto cannot show is tested at the wire.</summary>
internal sealed class GlueStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<StubRequest, StubAnswer> _answer;
    private readonly ConcurrentQueue<StubRequest> _requests = new();

    private GlueStub(WebApplication app, Func<StubRequest, StubAnswer> answer) => (_app, _answer) = (app, answer);

    public Uri Endpoint =>
        new(
            _app.Services.GetRequiredService<IServer>()
                .Features.GetRequiredFeature<IServerAddressesFeature>()
                .Addresses.First()
        );

    /// <summary>The requests so far.</summary>
    public IReadOnlyList<StubRequest> Requests => [.. _requests];

    /// <summary>The operations so far.</summary>
    public IReadOnlyList<string> Operations => [.. _requests.Select(request => request.Operation)];

    /// <summary>Starts a stub that answers each request by itself.</summary>
    public static async Task<GlueStub> StartAsync(Func<StubRequest, StubAnswer> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var stub = new GlueStub(builder.Build(), answer);
        stub._app.MapFallback(stub.AnswerAsync);
        await stub._app.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    /// <summary>Starts a stub that gives its answers in this order.</summary>
    public static Task<GlueStub> StartAsync(params StubAnswer[] answers)
    {
        var left = new ConcurrentQueue<StubAnswer>(answers);
        return StartAsync(request =>
            left.TryDequeue(out var answer)
                ? answer
                : StubAnswer.Error("InvalidInputException", $"nobody expected {request.Operation}")
        );
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(
            context.Request.Body,
            cancellationToken: TestContext.Current.CancellationToken
        );
        var request = new StubRequest(
            $"{context.Request.Headers["X-Amz-Target"]}".Replace("AWSGlue.", "", StringComparison.Ordinal),
            body.RootElement.Clone(),
            $"{context.Request.Headers.Authorization}",
            $"{context.Request.ContentType}"
        );
        _requests.Enqueue(request);
        var answer = _answer(request);
        context.Response.StatusCode = answer.Status;
        await context.Response.WriteAsync(answer.Body, TestContext.Current.CancellationToken);
    }
}

/// <summary>A request as it came over the wire.</summary>
internal sealed record StubRequest(string Operation, JsonElement Body, string Authorization, string ContentType);

/// <summary>What a stub answers.</summary>
internal sealed record StubAnswer(int Status, string Body)
{
    public static StubAnswer Empty { get; } = new(200, "{}");

    public static StubAnswer Json(object body) => new(200, JsonSerializer.Serialize(body, body.GetType()));

    public static StubAnswer Error(string code, string message = "told by the stub", int status = 400) =>
        new(status, JsonSerializer.Serialize(new { __type = code, message }));

    /// <summary>A batch of which some partitions failed.</summary>
    public static StubAnswer Errors(params (string[] Values, string Code)[] errors) =>
        Json(
            new
            {
                Errors = errors.Select(error => new
                {
                    PartitionValues = error.Values,
                    ErrorDetail = new { ErrorCode = error.Code, ErrorMessage = "told by the stub" },
                }),
            }
        );
}
