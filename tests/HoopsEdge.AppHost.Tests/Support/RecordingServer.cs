using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.AppHost.Tests.Support;

/// <summary>A server in the scheduler's place that remembers what it was asked.</summary>
public sealed class RecordingServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RecordingServer(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Urls.Single()).Port;

    /// <summary>Method and path, Authorization header and body of the last request.</summary>
    public (string Request, string Authorization, string Body) Last { get; private set; }

    public static async Task<RecordingServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new RecordingServer(builder.Build());
        server._app.Run(server.RecordAsync);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task RecordAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        var text = await body.ReadToEndAsync(http.RequestAborted);
        Last = ($"{http.Request.Method} {http.Request.Path}", http.Request.Headers.Authorization.ToString(), text);
    }
}
