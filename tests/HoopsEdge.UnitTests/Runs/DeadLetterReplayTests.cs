using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Replaying;
using HoopsEdge.Scheduler.Runs;
using HoopsEdge.UnitTests.Support;
using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HoopsEdge.UnitTests.Runs;

public sealed class DeadLetterReplayTests : IAsyncLifetime
{
    private readonly TestLake _lake = new();
    private readonly MessageLog _messages = new();
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddMassTransitTestHarness(TextWriter.Null)
        .BuildServiceProvider(validateScopes: true);
    private DeadLetters _letters = null!;
    private DeadLetterReplay _replay = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunRecords Records => new(_lake.State, _lake.Time);

    public async ValueTask InitializeAsync()
    {
        var harness = _services.GetRequiredService<ITestHarness>();
        await harness.Start();
        harness.Bus.ConnectSendObserver(_messages);
        _letters = new DeadLetters(_lake.Store, _lake.Keys, _lake.Checkpoints);
        _replay = new DeadLetterReplay(
            new DeadLetterSearch(_lake.Store, _lake.Keys, _letters),
            _lake.Checkpoints,
            Records,
            new RunSender(harness.Bus, TimeProvider.System, NullLogger<RunSender>.Instance),
            Options.Create(new SchedulerOptions { MaxFailures = 3 })
        );
    }

    [Fact]
    public async Task Two_replays_at_the_same_time_send_each_dead_fetch_exactly_once()
    {
        for (var season = 2010; season < 2026; season++)
            await DieAsync(Fetches.Of(season));
        _lake.Time.Advance(TimeSpan.FromMinutes(1));

        await Task.WhenAll(ReplayAsync(), ReplayAsync(), ReplayAsync());

        var sent = _messages.Take<FetchCommand>();
        sent.Count.ShouldBe(16);
        sent.Select(command => command.FetchId).Distinct().Count().ShouldBe(16);
        foreach (var command in sent)
        {
            var claimed = await _lake.Checkpoints.FindAsync(command.Endpoint, command.FetchId, Token);
            (claimed!.Status, claimed.RunId).ShouldBe((FetchStatus.Planned, command.RunId));
        }
    }

    [Fact]
    public async Task A_fetch_that_died_after_the_replay_was_asked_for_is_left_alone()
    {
        var record = await Records.AddAsync(Replay(), "test", Token);
        _lake.Time.Advance(TimeSpan.FromMinutes(1));
        await DieAsync(Fetches.Of(2025));

        await SendAsync(record);

        _messages.Take<FetchCommand>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fetch_that_keeps_failing_is_passed_over_until_it_is_named()
    {
        var fetch = Fetches.Of(2025);
        for (var time = 0; time < 3; time++)
            await DieAsync(fetch);
        _lake.Time.Advance(TimeSpan.FromMinutes(1));

        await ReplayAsync();
        _messages.Take<FetchCommand>().ShouldBeEmpty();

        await ReplayAsync(new ReplaySelection { FetchIds = [fetch.Request.FetchId] });
        _messages.Take<FetchCommand>().ShouldHaveSingleItem().FetchId.ShouldBe(fetch.Request.FetchId);
    }

    [Fact]
    public async Task A_claim_of_a_run_that_is_alive_is_respected_and_of_a_dead_one_taken_over()
    {
        var fetch = Fetches.Of(2025);
        await DieAsync(fetch);
        _lake.Time.Advance(TimeSpan.FromMinutes(1));
        await ReplayAsync();
        _messages.Take<FetchCommand>().Count.ShouldBe(1);

        await ReplayAsync();
        _messages.Take<FetchCommand>().ShouldBeEmpty();

        _lake.Time.Advance(TimeSpan.FromMinutes(5));
        await ReplayAsync();
        _messages.Take<FetchCommand>().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Only_what_the_selection_names_is_replayed()
    {
        await DieAsync(Fetches.Of(2024));
        await DieAsync(Fetches.Of(2024, "stats_player_season"));
        _lake.Time.Advance(TimeSpan.FromHours(1));
        var since = _lake.Time.GetUtcNow();
        await DieAsync(Fetches.Of(2025));
        _lake.Time.Advance(TimeSpan.FromHours(1));

        await ReplayAsync(new ReplaySelection { Endpoint = "rankings", Since = since });

        var sent = _messages.Take<FetchCommand>().ShouldHaveSingleItem();
        (sent.Endpoint, sent.Parameters["season"]).ShouldBe(("rankings", "2025"));
    }

    [Fact]
    public async Task A_dead_letter_counts_its_failures_in_one_record()
    {
        var fetch = Fetches.Of(2025);
        await DieAsync(fetch);
        var first = _lake.Time.GetUtcNow();
        _lake.Time.Advance(TimeSpan.FromDays(1));
        await DieAsync(fetch);

        var search = new DeadLetterSearch(_lake.Store, _lake.Keys, _letters);
        var letters = new List<DeadLetter>();
        await foreach (var letter in search.FindAsync(new ReplaySelection(), Token))
            letters.Add(letter);

        var only = letters.ShouldHaveSingleItem();
        (only.Failures, only.FirstFailedAt, only.LastFailedAt).ShouldBe((2, first, _lake.Time.GetUtcNow()));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _lake.Dispose();
    }

    private static RunRequest Replay(ReplaySelection? selection = null) =>
        new() { Mode = RunMode.Replay, Replay = selection ?? new ReplaySelection() };

    private async Task ReplayAsync(ReplaySelection? selection = null)
    {
        var record = await Records.AddAsync(Replay(selection), "test", Token);
        await Records.UpdateAsync(record.RunId, before => before! with { AliveAt = _lake.Time.GetUtcNow() }, Token);
        await SendAsync(record);
    }

    private Task SendAsync(RunRecord record) =>
        _replay.SendAsync(new RunLedger(record.RunId, record.ToRequest(), _lake.Time.GetUtcNow()), record, Token);

    private async Task DieAsync(PlannedFetch fetch)
    {
        var dead = fetch.Checkpoint(FetchStatus.Dead);
        await _lake.PutAsync(dead);
        var at = _lake.Time.GetUtcNow();
        await _letters.PutAsync(
            new DeadLetter
            {
                Command = dead.ToCommand(),
                ErrorClass = "unusable",
                Message = "no good",
                FirstFailedAt = at,
                LastFailedAt = at,
            },
            Token
        );
    }
}
