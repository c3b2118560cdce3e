using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using HoopsEdge.Bus.Tests.Support;
using HoopsEdge.Cataloger;
using HoopsEdge.Fetcher;
using HoopsEdge.Fetcher.Api;
using HoopsEdge.Transformer;
using HoopsEdge.Transformer.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Bus.Tests;

/// <summary>What a trace backend would see of one command.</summary>
public sealed class TraceTests(SharedBroker shared)
{
    private const string Scheduler = "HoopsEdge.Tests.Scheduler";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_trace_leads_from_the_scheduler_over_the_HTTP_call_to_the_catalog()
    {
        using var spans = new Spans();
        await using var api = await StartApiAsync();
        await using var host = BusHost.Create(
            await shared.VirtualHostAsync(),
            options => options.Api.BaseUrl = AddressOf(api),
            services =>
                services.AddSingleton(new ApiKey("a-key-of-the-tests")).AddFetcher().AddTransformer().AddCataloger(),
            bus =>
            {
                bus.AddFetcherConsumers();
                bus.AddTransformerConsumers();
                bus.AddCatalogerConsumers();
            }
        );
        await host.Get<TableDefinitionPublisher>().PublishAsync(Cancellation);
        await host.StartAsync();

        using var source = new ActivitySource(Scheduler);
        ActivityTraceId trace;
        using (var root = source.StartActivity("run"))
        {
            trace = root!.TraceId;
            var endpoint = await host.Bus.GetSendEndpoint(new Uri("exchange:fetch"));
            await endpoint.Send(Messages.Command("conferences"), Cancellation);
        }

        await spans.EndedAsync(trace, "update catalog", 2);
        var names = spans.NamesOf(trace);
        foreach (var step in new[] { "run", "fetch", "GET", "put raw", "transform", "build silver", "update catalog" })
            names.ShouldContain(step);
    }

    [Fact]
    public async Task A_batch_belongs_to_the_trace_of_each_of_its_answers()
    {
        using var spans = new Spans();
        await using var host = await BusHost.StartAsync(
            await shared.VirtualHostAsync(),
            services: services => services.AddTransformer(),
            consumers: bus => bus.AddTransformerConsumers()
        );
        using var source = new ActivitySource(Scheduler);
        var traces = new List<ActivityTraceId>();
        for (var number = 0; number < 3; number++)
        {
            using var root = source.StartActivity("run");
            traces.Add(root!.TraceId);
            await host.Bus.Publish(Messages.Landed(), Cancellation);
        }

        await spans.ReachedAsync(traces, "transform");
    }

    private static Uri AddressOf(WebApplication api) =>
        new(api.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private static async Task<WebApplication> StartApiAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var api = builder.Build();
        var conference = new
        {
            id = 2,
            sourceId = "2",
            name = "Atlantic Coast Conference",
            abbreviation = "ACC",
            shortName = "ACC",
        };
        api.MapGet("/conferences", () => new[] { conference });
        await api.StartAsync(Cancellation);
        return api;
    }

    /// <summary>Every span of this process that has ended.</summary>
    private sealed class Spans : IDisposable
    {
        private readonly ConcurrentQueue<Activity> _ended = new();
        private readonly ActivityListener _listener;

        public Spans()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source =>
                    source.Name.StartsWith("HoopsEdge.", StringComparison.Ordinal)
                    || source.Name is "MassTransit" or "System.Net.Http",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = _ended.Enqueue,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public IReadOnlyList<string> NamesOf(ActivityTraceId trace) =>
            [.. _ended.Where(span => span.TraceId == trace).Select(span => span.DisplayName)];

        public async Task EndedAsync(ActivityTraceId trace, string name, int times)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            patience.CancelAfter(TimeSpan.FromMinutes(1));
            while (NamesOf(trace).Count(found => found == name) < times)
                await Task.Delay(50, patience.Token);
        }

        /// <summary>Waits until spans of a name are in all these traces, as their children or by links.</summary>
        public async Task ReachedAsync(IReadOnlyCollection<ActivityTraceId> traces, string name)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            patience.CancelAfter(TimeSpan.FromMinutes(1));
            while (traces.Except(TracesOf(name)).Any())
                await Task.Delay(50, patience.Token);
        }

        public void Dispose() => _listener.Dispose();

        private IEnumerable<ActivityTraceId> TracesOf(string name) =>
            _ended
                .Where(span => span.DisplayName == name)
                .SelectMany(span => span.Links.Select(link => link.Context.TraceId).Append(span.TraceId));
    }
}
