using HoopsEdge.ApiSimulator;
using HoopsEdge.EndToEndTests.Support;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;

namespace HoopsEdge.EndToEndTests;

public sealed class QuotaResetTests
{
    [Fact]
    public async Task A_suspended_run_goes_on_by_itself_when_the_month_turns()
    {
        const int quota = 6;
        var league = UndisturbedSeason.League with { Quota = quota, Today = new(2026, 5, 20, 12, 0, 0, TimeSpan.Zero) };
        await using var server = await SimulatorServer.StartAsync(league, TestContext.Current.CancellationToken);
        var time = new SimulatedTime(server.Clock);
        var reset = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        using var runs = new EmbeddedRuns(server, time);
        var turn = new AtSuspension(until =>
        {
            until.ShouldBe(reset);
            server.Stats.CallsCharged.ShouldBe(quota);
            time.MoveTo(reset.AddMinutes(1));
        });

        var run = await runs.ExecuteAsync(RunMode.Backfill, 2026, turn, "games", "conferences", "venues");

        turn.Happened.ShouldBeTrue();
        run.Summary.Outcome.ShouldBe("completed");
        run.Summary.Total.Dead.ShouldBe(0);
        server.Stats.CallsCharged.ShouldBeInRange(quota + 1, 2 * quota);
        (await runs.Silver.CountAsync("fct_games")).ShouldBeGreaterThan(300);
    }

    private sealed class AtSuspension(Action<DateTimeOffset> act) : IProgress<RunProgress>
    {
        public bool Happened { get; private set; }

        public void Report(RunProgress value)
        {
            // Every fetch that may still end has ended: the rest waits for the reset.
            if (!Happened && value.SuspendedUntil is { } until && value.Done == 6)
            {
                act(until);
                Happened = true;
            }
        }
    }
}
