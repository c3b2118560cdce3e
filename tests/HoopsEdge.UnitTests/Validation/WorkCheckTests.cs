using HoopsEdge.Cli.Validation;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using HoopsEdge.UnitTests.Runs;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Validation;

/// <summary>Is all the work done? Runs, dead letters, answers on their way, and freshness.</summary>
public sealed class WorkCheckTests : IDisposable
{
    private readonly TestLake _lake = new();

    private WorkCheck Check => new(_lake.Checkpoints, Summaries);

    private RunSummaries Summaries => new(_lake.Store, _lake.Keys);

    [Fact]
    public async Task A_lake_without_a_run_is_a_breach() =>
        (await _lake.FindAsync(Check)).ShouldBeOne(Severity.Breach, "lake", "no run has ended yet: run hoops backfill");

    [Fact]
    public async Task A_run_that_completed_with_all_its_fetches_is_fine()
    {
        await EndRunAsync();
        await _lake.AnswerAsync([Fetches.Of(2025)]);
        (await _lake.FindAsync(Check)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_with_a_problem_is_a_breach()
    {
        await EndRunAsync(run => run.Stop = "the key is wrong");
        (await _lake.FindAsync(Check)).ShouldBeOne(Severity.Breach, Fetches.Run, "the key is wrong");
    }

    [Fact]
    public async Task An_interrupted_run_is_a_warning()
    {
        await EndRunAsync(run => run.Interrupted = true);
        (await _lake.FindAsync(Check)).ShouldBeOne(Severity.Warning, Fetches.Run, "the last run was interrupted");
    }

    [Fact]
    public async Task A_dead_fetch_is_a_breach_that_names_it()
    {
        await EndRunAsync();
        var dead = Fetches.Of(2025).Checkpoint(FetchStatus.Dead) with { Error = "row 3: x is no INTEGER" };
        await _lake.PutAsync(dead);
        (await _lake.FindAsync(Check)).ShouldBeOne(
            Severity.Breach,
            $"rankings {dead.FetchId}",
            "row 3: x is no INTEGER"
        );
    }

    [Fact]
    public async Task Many_dead_fetches_are_five_and_a_count()
    {
        await EndRunAsync();
        for (var season = 2010; season < 2018; season++)
        {
            await _lake.PutAsync(Fetches.Of(season).Checkpoint(FetchStatus.Dead));
        }

        var findings = await _lake.FindAsync(Check);
        findings.Count.ShouldBe(6);
        findings[^1].Message.ShouldBe("3 more under deadletter/rankings/");
    }

    [Fact]
    public async Task Answers_that_landed_and_are_not_in_silver_are_a_breach()
    {
        await EndRunAsync();
        foreach (var season in new[] { 2024, 2025 })
        {
            var landed = Fetches.Of(season).Checkpoint(FetchStatus.Landed);
            await _lake.PutAsync(landed with { IngestedAt = TestLake.Noon });
        }

        (await _lake.FindAsync(Check)).ShouldBeOne(
            Severity.Breach,
            "rankings",
            "2 answers landed and are not in silver"
        );
    }

    [Theory]
    [InlineData(72, 0)]
    [InlineData(73, 1)]
    public async Task A_season_that_was_not_asked_for_more_than_three_days_is_a_breach(int hours, int breaches)
    {
        await _lake.AnswerAsync((await _lake.BackfillAsync(2026, "games")).Fetches);
        _lake.Time.Advance(TimeSpan.FromHours(hours));
        var findings = await _lake.FindAsync(Freshness());
        findings.Count.ShouldBe(breaches);
        findings.ShouldAllBe(finding =>
            finding.Severity == Severity.Breach
            && finding.Message
                == "season 2026 was last asked on 2026-01-15, more than 3 days ago: run hoops incremental"
        );
    }

    [Fact]
    public async Task After_the_last_game_day_no_season_is_stale()
    {
        await _lake.AnswerAsync((await _lake.BackfillAsync(2026, "games")).Fetches);
        _lake.Time.SetUtcNow(new DateTimeOffset(2026, 4, 16, 0, 0, 0, TimeSpan.Zero));
        (await _lake.FindAsync(Freshness())).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lake_of_past_seasons_is_not_stale()
    {
        await _lake.AnswerAsync((await _lake.BackfillAsync(2024, "games")).Fetches);
        _lake.Time.Advance(TimeSpan.FromDays(30));
        (await _lake.FindAsync(Freshness())).ShouldBeEmpty();
    }

    public void Dispose() => _lake.Dispose();

    private FreshnessCheck Freshness() => new(_lake.Options, _lake.Checkpoints, _lake.Time);

    private Task EndRunAsync(Action<RunLedger>? change = null)
    {
        var run = new RunLedger(Fetches.Run, new RunRequest { Mode = RunMode.Backfill }, TestLake.Noon);
        change?.Invoke(run);
        return Summaries.WriteAsync(run.Summarize(TestLake.Noon), TestContext.Current.CancellationToken);
    }
}
