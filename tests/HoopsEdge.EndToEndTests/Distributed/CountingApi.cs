using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.EndToEndTests.Distributed;

/// <summary>An API without rows that notes when it was asked, and sends everybody away once.</summary>
public sealed class CountingApi : IAsyncDisposable
{
    private readonly ConcurrentQueue<double> _asked = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly WebApplication _app;
    private readonly int _refuseAt;
    private readonly TimeSpan _retryAfter;
    private int _count;

    private CountingApi(WebApplication app, int refuseAt, TimeSpan retryAfter) =>
        (_app, _refuseAt, _retryAfter) = (app, refuseAt, retryAfter);

    public Uri BaseAddress =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>When each request arrived, in seconds.</summary>
    public IReadOnlyList<double> Asked => [.. _asked.Order()];

    /// <summary>When everybody was sent away, in seconds; null before.</summary>
    public double? RefusedAt { get; private set; }

    /// <summary>Starts the server.</summary>
    /// <param name="refuseAt">Which request, counted from 1, gets a 429.</param>
    /// <param name="retryAfter">The Retry-After of it.</param>
    public static async Task<CountingApi> StartAsync(int refuseAt, TimeSpan retryAfter)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var api = new CountingApi(builder.Build(), refuseAt, retryAfter);
        api._app.MapFallback(api.AnswerAsync);
        await api._app.StartAsync(TestContext.Current.CancellationToken);
        return api;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var at = _watch.Elapsed.TotalSeconds;
        _asked.Enqueue(at);
        if (Interlocked.Increment(ref _count) == _refuseAt)
        {
            RefusedAt = at;
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = Invariant($"{_retryAfter.TotalSeconds}");
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("[]", context.RequestAborted);
    }
}
