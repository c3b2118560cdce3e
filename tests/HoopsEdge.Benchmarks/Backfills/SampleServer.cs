using System.Collections.Concurrent;
using System.Diagnostics;
using HoopsEdge.Lakehouse.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Benchmarks.Backfills;

/// <summary>The API on a local port: answers at once and counts.</summary>
internal sealed class SampleServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<long> _calls = new();

    private SampleServer(WebApplication application)
    {
        _application = application;
        foreach (var contract in EndpointContracts.All.Values)
        {
            application.MapGet(contract.Path, context => AnswerAsync(contract, context));
        }
    }

    /// <summary>When the calls since the last look came, as time stamps of <see cref="Stopwatch"/>.</summary>
    public IReadOnlyList<long> TakeCalls()
    {
        var calls = new List<long>();
        while (_calls.TryDequeue(out var call))
        {
            calls.Add(call);
        }

        return calls;
    }

    /// <summary>Base address.</summary>
    public string Address => _application.Urls.First();

    /// <summary>Starts on a free port of 127.0.0.1.</summary>
    public static async Task<SampleServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new SampleServer(builder.Build());
        await server._application.StartAsync();
        return server;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(EndpointContract contract, HttpContext context)
    {
        _calls.Enqueue(Stopwatch.GetTimestamp());
        var query = context.Request.Query.ToDictionary(entry => entry.Key, entry => entry.Value.ToString());
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(SampleAnswers.For(contract, query), context.RequestAborted);
    }
}
