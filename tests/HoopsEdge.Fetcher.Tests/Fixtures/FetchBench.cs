using HoopsEdge.Contracts;
using HoopsEdge.Fetcher.Api;
using HoopsEdge.Fetcher.Bodies;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using MassTransit;
using MassTransit.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Fetcher.Tests.Fixtures;

/// <summary>
/// The fetcher with a real state store, a real lake in a folder, an in-memory bus and a stub of the API. Disposing it
/// looks through everything that was written and fails the test when the key is anywhere.
/// </summary>
public sealed class FetchBench : IAsyncDisposable
{
    public const string Key = "sk-very-secret-4f1d9b";

    private readonly ServiceProvider _services;
    private readonly CapturedLog _log;

    private FetchBench(ServiceProvider services, CapturedLog log, StubApi api, TimeProvider clock, string folder)
    {
        (_services, _log, Api, Clock, Folder) = (services, log, api, clock, folder);
        Bus = services.GetRequiredService<ITestHarness>();
    }

    public StubApi Api { get; }

    public TimeProvider Clock { get; }

    public string Folder { get; }

    public ITestHarness Bus { get; }

    public IReadOnlyList<string> Log => _log.Lines;

    public IObjectStore Lake => _services.GetRequiredService<IObjectStore>();

    public IStateStore State => _services.GetRequiredService<IStateStore>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public string Scratch => Path.Combine(Folder, "scratch");

    public static async Task<FetchBench> StartAsync(
        Action<ApiOptions>? configure = null,
        double speed = 100,
        Dictionary<string, EndpointOptions>? endpoints = null
    )
    {
        var clock = new FastClock(speed);
        var api = await StubApi.StartAsync(clock);
        var folder = Directory.CreateTempSubdirectory("hoops-fetch-test-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "scratch"));
        var log = new CapturedLog();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(new ApiKey(Key))
            .AddSingleton(new ScratchFolder(Path.Combine(folder, "scratch")))
            .AddSingleton<IStateStore>(new SqliteStateStore(Path.Combine(folder, "state.db")))
            .AddSingleton<IObjectStore>(new FolderObjectStore(Path.Combine(folder, "lake")))
            .AddSingleton(new LakeKeys(new LayoutOptions()))
            .AddSingleton<IReadOnlyDictionary<string, EndpointOptions>>(endpoints ?? [])
            .Configure<ApiOptions>(options => Defaults(options, api.Address))
            .Configure<ApiOptions>(options => configure?.Invoke(options))
            .AddFetcher()
            .AddMassTransitTestHarness(bus =>
            {
                bus.SetTestTimeouts(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60));
                bus.AddConsumer<FetchConsumer>();
            })
            .BuildServiceProvider(validateScopes: true);
        var bench = new FetchBench(services, log, api, clock, folder);
        await bench.Bus.Start();
        return bench;
    }

    /// <summary>Sends a command and waits until it is consumed.</summary>
    /// <returns>The fetch's checkpoint afterwards.</returns>
    public async Task<FetchCheckpoint> FetchAsync(FetchCommand command)
    {
        var token = TestContext.Current.CancellationToken;
        var messageId = NewId.NextGuid();
        await Bus.Bus.Publish(command, context => context.MessageId = messageId, token);
        var consumed = Bus.GetConsumerHarness<FetchConsumer>().Consumed;
        (await consumed.Any<FetchCommand>(message => message.Context.MessageId == messageId, token)).ShouldBeTrue();
        (await Bus.Published.SelectAsync<Fault<FetchCommand>>(IsUnexpected, CancelledToken).Count()).ShouldBe(0);
        return await CheckpointAsync(command) ?? throw new InvalidOperationException("There is no checkpoint");
    }

    private static bool IsUnexpected(IPublishedMessage<Fault<FetchCommand>> fault) =>
        fault.Context.Message.Exceptions.Any(exception =>
            !exception.ExceptionType.Contains(nameof(FetchGivenUpException), StringComparison.Ordinal)
        );

    public Task<FetchCheckpoint?> CheckpointAsync(FetchCommand command) =>
        Get<FetchCheckpoints>().FindAsync(command.Endpoint, command.FetchId, TestContext.Current.CancellationToken);

    /// <summary>Plays the transformer: the last content is in silver.</summary>
    public Task TransformAsync(FetchCommand command) =>
        Get<FetchCheckpoints>()
            .UpdateAsync(
                command.Endpoint,
                command.FetchId,
                before => before! with { Status = FetchStatus.Transformed, InSilver = true },
                TestContext.Current.CancellationToken
            );

    public IReadOnlyList<RawLanded> Landings => [.. Published<RawLanded>()];

    public IReadOnlyList<FetchDeadLettered> Deaths => [.. Published<FetchDeadLettered>()];

    public async Task<IReadOnlyList<string>> KeysAsync(string prefix)
    {
        var keys = new List<string>();
        await foreach (var found in Lake.ListAsync(prefix, TestContext.Current.CancellationToken))
        {
            keys.Add(found.Key);
        }

        return keys;
    }

    public async Task<DeadLetter> OnlyDeadLetterAsync()
    {
        var key = (await KeysAsync("deadletter/")).ShouldHaveSingleItem();
        return await Get<DeadLetters>().ReadAsync(key, TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException("The dead letter is gone");
    }

    public async ValueTask DisposeAsync()
    {
        await Bus.Stop();
        await _services.DisposeAsync();
        await Api.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.GetFiles(Scratch).ShouldBeEmpty("temporary files were left behind");
        _log.Lines.ShouldNotContain(line => line.Contains(Key));
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            (await File.ReadAllTextAsync(file)).ShouldNotContain(Key, Case.Sensitive, $"the key is in {file}");
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static CancellationToken CancelledToken { get; } = new(canceled: true);

    private IEnumerable<T> Published<T>()
        where T : class => Bus.Published.Select<T>(CancelledToken).Select(message => message.Context.Message);

    private static void Defaults(ApiOptions options, Uri address)
    {
        options.BaseUrl = address;
        options.RequestsPerSecond = 1000;
        options.Burst = 1000;
        options.TimeoutSeconds = 3600;
        options.MaxAttempts = 4;
    }
}
