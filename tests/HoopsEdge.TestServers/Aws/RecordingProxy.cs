using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.TestServers.Aws;

/// <summary>Stands before an AWS server and notes who asks for what.</summary>
public sealed class RecordingProxy : IAsyncDisposable
{
    private readonly ConcurrentQueue<AwsCall> _calls = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly WebApplication _app;
    private readonly Uri _server;

    private RecordingProxy(WebApplication app, Uri server) => (_app, _server) = (app, server);

    /// <summary>Where clients connect.</summary>
    public Uri Endpoint =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The calls so far.</summary>
    public IReadOnlyList<AwsCall> Calls => [.. _calls];

    /// <summary>Starts a proxy.</summary>
    /// <param name="server">The server behind it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<RecordingProxy> StartAsync(Uri server, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var proxy = new RecordingProxy(builder.Build(), server);
        // MapFallback would leave out paths that look like files, as keys do.
        proxy._app.Run(proxy.PassOnAsync);
        await proxy._app.StartAsync(cancellation);
        return proxy;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory, context.RequestAborted);
        var body = memory.ToArray();
        _calls.Enqueue(Read(context.Request, body));
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method),
            new Uri(_server, context.Request.GetEncodedPathAndQuery())
        );
        request.Content = new ByteArrayContent(body);
        foreach (var (name, values) in context.Request.Headers)
        {
            if (
                name is not ("Host" or "Content-Length" or "Transfer-Encoding" or "Connection" or "Expect")
                && !request.Headers.TryAddWithoutValidation(name, values.AsEnumerable())
            )
            {
                request.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        using var answer = await _client.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (name is not ("Connection" or "Transfer-Encoding"))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        if (
            context.Request.Method != "HEAD"
            && answer.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.NotModified)
        )
        {
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }

    private static AwsCall Read(HttpRequest request, byte[] body) =>
        AwsCall.Read(
            request.Method,
            request.Path,
            request.Query.ToDictionary(pair => pair.Key, pair => $"{pair.Value}"),
            $"{request.Headers.Authorization}",
            $"{request.Headers["X-Amz-Target"]}",
            body
        );
}
