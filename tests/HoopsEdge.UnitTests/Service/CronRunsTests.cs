using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using HoopsEdge.Scheduler.Service;
using HoopsEdge.UnitTests.Support;
using Microsoft.Extensions.Options;

namespace HoopsEdge.UnitTests.Service;

public sealed class CronRunsTests : IDisposable
{
    private readonly TestLake _lake = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunRecords Records => new(_lake.State, _lake.Time);

    [Fact]
    public async Task A_run_starts_when_its_time_has_come_and_once()
    {
        await LookAsync();
        _lake.Time.Advance(TimeSpan.FromMinutes(59));
        await LookAsync();
        (await Records.ListOpenAsync(Token)).ShouldBeEmpty();

        _lake.Time.Advance(TimeSpan.FromMinutes(2));
        await LookAsync();
        await LookAsync();

        var run = (await Records.ListOpenAsync(Token)).ShouldHaveSingleItem();
        (run.Mode, run.RequestedBy).ShouldBe((RunMode.Incremental, "cron"));
    }

    [Fact]
    public async Task Times_that_passed_while_no_scheduler_lived_are_caught_up_once()
    {
        await LookAsync();
        _lake.Time.Advance(TimeSpan.FromDays(5));

        await LookAsync();
        await LookAsync();

        (await Records.ListOpenAsync(Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_scheduler_that_starts_for_the_first_time_catches_nothing_up()
    {
        await LookAsync();

        (await Records.ListOpenAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public void Something_that_is_no_cron_expression_is_refused_by_its_key()
    {
        using var config = ConfigFile.With("incremental: \"0 10 * * *\"", "incremental: \"10 o'clock\"");

        config.Refusal().ShouldContain("scheduler.cron.incremental: '10 o'clock': is no cron expression");
    }

    public void Dispose() => _lake.Dispose();

    /// <summary>A look of a scheduler that was just started: what is known is in the state store alone.</summary>
    private Task LookAsync()
    {
        var cron = new CronOptions { Incremental = "0 13 * * *", GapFill = "" };
        var options = Options.Create(new SchedulerOptions { Cron = cron });
        return new CronRuns(options, _lake.State, Records, _lake.Time).EnqueueDueAsync(Token);
    }
}
