using HoopsEdge.Scheduler.Planning;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Planning;

/// <summary>Ten old windows, answered an hour after each other 61 days ago and long after they were final.</summary>
public sealed class RotationTests : IAsyncLifetime
{
    private readonly TestLake _lake = new();
    private readonly List<string> _oldestFirst = [];

    public async ValueTask InitializeAsync()
    {
        _lake.Options.Incremental.RotationCalls = 3;
        var windows = (await _lake.BackfillAsync(2024, "games")).Of("games");
        foreach (var window in windows.Reverse())
        {
            _lake.Time.Advance(TimeSpan.FromHours(1));
            await _lake.AnswerAsync([window]);
            _oldestFirst.Add(window.Request.FetchId);
        }

        _lake.Time.Advance(TimeSpan.FromDays(60));
    }

    [Fact]
    public async Task An_incremental_run_asks_the_oldest_answers_again()
    {
        var plan = await _lake.IncrementalAsync();
        Rotated(plan).ShouldBe(_oldestFirst[..3]);
        plan.Line("games").Note.ShouldBe("old answers asked again");
    }

    [Fact]
    public async Task The_next_run_goes_on_with_the_next_oldest()
    {
        await _lake.AnswerAsync((await _lake.IncrementalAsync()).Fetches);
        Rotated(await _lake.IncrementalAsync()).ShouldBe(_oldestFirst[3..6]);
    }

    [Fact]
    public async Task A_run_rotates_once_however_often_it_plans()
    {
        var request = new RunRequest { Mode = RunMode.Incremental };
        var first = await _lake.PlanAsync(request);
        Rotated(await _lake.PlanAsync(request, first.Fetches)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_that_are_not_old_enough_stay()
    {
        _lake.Options.Incremental.RotationMinAgeDays = 61;
        Rotated(await _lake.IncrementalAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Zero_calls_turn_it_off()
    {
        _lake.Options.Incremental.RotationCalls = 0;
        Rotated(await _lake.IncrementalAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Named_endpoints_and_skipped_ones_do_not_rotate()
    {
        Rotated(await _lake.IncrementalAsync("games")).ShouldBeEmpty();
        _lake.Options.SkipEndpoints.Add("games");
        Rotated(await _lake.IncrementalAsync()).ShouldBeEmpty();
    }

    public ValueTask DisposeAsync()
    {
        _lake.Dispose();
        return ValueTask.CompletedTask;
    }

    private IEnumerable<string> Rotated(Plan plan) => plan.Ids().Where(_oldestFirst.Contains);
}
