using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using HoopsEdge.UnitTests.Requests;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Runs;

public sealed class RunLedgerTests
{
    private static readonly DateTimeOffset Start = TestLake.Noon;

    private readonly RunLedger _run = Ledger(RunMode.Backfill);

    [Fact]
    public void Every_fetch_is_counted_once_under_what_became_of_it()
    {
        NoteAll(
            FetchStatus.Transformed,
            FetchStatus.Transformed,
            FetchStatus.Unchanged,
            FetchStatus.Empty,
            FetchStatus.NotFound,
            FetchStatus.NotEntitled,
            FetchStatus.Dead,
            FetchStatus.Planned,
            FetchStatus.Landed
        );
        Summary()
            .Total.ShouldBe(
                new EndpointCounts
                {
                    Planned = 9,
                    Landed = 2,
                    Unchanged = 1,
                    Empty = 1,
                    NotFound = 1,
                    NotEntitled = 1,
                    Dead = 1,
                    Open = 2,
                    Rows = 20,
                    Bytes = 2000,
                    Calls = 9,
                }
            );
    }

    [Fact]
    public void Every_status_has_its_own_count()
    {
        foreach (var status in Enum.GetValues<FetchStatus>())
        {
            var run = Ledger(RunMode.Backfill);
            run.Note(Fetches.Of(2025).Checkpoint(status));
            var total = run.Summarize(Start).Total;
            var ends = total.Landed + total.Unchanged + total.Empty + total.NotFound + total.NotEntitled + total.Dead;
            (ends + total.Open).ShouldBe(1, $"{status}");
            run.IsSettled.ShouldBe(ends == 1);
        }
    }

    [Fact]
    public void Counts_are_kept_by_endpoint_in_order_and_add_up()
    {
        _run.Note(Fetches.Of(2025, "teams_roster").Checkpoint(FetchStatus.Transformed));
        _run.Note(Fetches.Of(2025).Checkpoint(FetchStatus.Dead));
        var summary = Summary();
        summary.Endpoints.Keys.ShouldBe(["rankings", "teams_roster"]);
        summary.Endpoints["rankings"].Dead.ShouldBe(1);
        summary.Total.Planned.ShouldBe(2);
    }

    [Fact]
    public void A_fetch_that_is_noted_again_is_still_one_fetch()
    {
        _run.Note(Fetches.Of(2025).Checkpoint(FetchStatus.Planned));
        _run.IsSettled.ShouldBeFalse();
        _run.Note(Fetches.Of(2025).Checkpoint(FetchStatus.Transformed));
        _run.IsSettled.ShouldBeTrue();
        Summary().Total.Planned.ShouldBe(1);
    }

    [Fact]
    public void Dead_fetches_and_unknown_fields_are_listed_in_order()
    {
        _run.Note(Fetches.Of(2025, "teams_roster").Checkpoint(FetchStatus.Dead) with { Error = "404 forever" });
        _run.Note(Fetches.Of(2025).Checkpoint(FetchStatus.Dead) with { Error = "broken" });
        _run.Note(Fetches.Of(2024).Checkpoint(FetchStatus.Transformed) with { UnknownFields = ["b", "a"] });
        _run.Note(Fetches.Of(2023).Checkpoint(FetchStatus.Transformed) with { UnknownFields = ["b"] });
        var summary = Summary();
        summary
            .Dead.Select(dead => (dead.Endpoint, dead.Error))
            .ShouldBe([("rankings", "broken"), ("teams_roster", "404 forever")]);
        summary.UnknownFields["rankings"].ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData(FetchStatus.Empty)]
    [InlineData(FetchStatus.NotFound)]
    [InlineData(FetchStatus.NotEntitled)]
    [InlineData(FetchStatus.Dead)]
    public void A_first_backfill_of_a_season_that_brings_no_row_is_no_success(FetchStatus status)
    {
        Expect(_run, Fetches.Of(2025), before: null, status);
        _run.ExpectsRows.ShouldBeTrue();
        Summary().Problem.ShouldBe("1 fetches were planned and not one brought rows");
    }

    [Theory]
    [InlineData(FetchStatus.Transformed)]
    [InlineData(FetchStatus.Unchanged)]
    public void One_answer_with_rows_makes_it_a_success(FetchStatus status)
    {
        Expect(_run, Fetches.Of(2024), before: null, FetchStatus.Empty);
        Expect(_run, Fetches.Of(2025), before: null, status);
        Summary().Problem.ShouldBeNull();
    }

    [Fact]
    public void A_scope_that_had_rows_before_is_expected_to_have_some_in_any_mode()
    {
        var run = Ledger(RunMode.Incremental);
        var before = Fetches.Of(2025).Checkpoint(FetchStatus.Transformed) with { AnsweredAt = Start };
        Expect(run, Fetches.Of(2025), before, FetchStatus.Empty);
        run.Summarize(Start).Problem.ShouldNotBeNull();
    }

    [Fact]
    public void A_scope_that_was_empty_before_may_be_empty_again()
    {
        var before = Fetches.Of(2025).Checkpoint(FetchStatus.Empty) with { AnsweredAt = Start, Rows = 0 };
        Expect(_run, Fetches.Of(2025), before, FetchStatus.Empty);
        Summary().Problem.ShouldBeNull();
    }

    [Fact]
    public void What_a_team_a_day_or_a_game_has_is_not_ours_to_know()
    {
        PlannedFetch[] small =
        [
            new(
                Request.Of("lineups_team", "season=2025|team=Duke"),
                new FetchScope { Season = 2025, Team = "Duke" },
                1
            ),
            new(Request.Of("plays_game", "gameId=1"), new FetchScope { Season = 2025, GameId = 1 }, 1),
            new(Request.Of("plays_date", "date=2025-01-10"), new FetchScope { UtcDate = new DateOnly(2025, 1, 10) }, 1),
            new(
                Request.Of("stats_team_shooting_season", "season=2025|conference=ACC"),
                new FetchScope { Season = 2025 },
                1
            ),
        ];
        foreach (var fetch in small)
        {
            Expect(_run, fetch, before: null, FetchStatus.Empty);
        }

        Summary().Problem.ShouldBeNull();
    }

    [Fact]
    public void An_incremental_run_that_asks_for_the_first_time_expects_nothing()
    {
        var run = Ledger(RunMode.Incremental);
        Expect(run, Fetches.Of(2025), before: null, FetchStatus.Empty);
        run.Summarize(Start).Problem.ShouldBeNull();
    }

    [Fact]
    public void A_stopped_run_says_why_and_an_interrupted_one_is_no_silent_success()
    {
        Expect(_run, Fetches.Of(2025), before: null, FetchStatus.Planned);
        _run.Interrupted = true;
        (Summary().Outcome, Summary().Problem).ShouldBe(("interrupted", null));
        _run.Stop = "the key is wrong";
        (Summary().Outcome, Summary().Problem).ShouldBe(("stopped", "the key is wrong"));
    }

    [Theory]
    [InlineData(RunMode.Backfill, "backfill")]
    [InlineData(RunMode.Incremental, "incremental")]
    [InlineData(RunMode.GapFill, "gap_fill")]
    public void A_summary_names_its_mode_and_lasts_from_start_to_end(RunMode mode, string name)
    {
        var summary = Ledger(mode).Summarize(Start.AddSeconds(90));
        (summary.Mode, summary.Outcome, summary.DurationSeconds).ShouldBe((name, "completed", 90));
    }

    [Fact]
    public void Progress_counts_what_is_done_and_tells_how_long_the_rest_takes()
    {
        NoteAll(FetchStatus.Transformed, FetchStatus.Dead, FetchStatus.Planned, FetchStatus.Landed);
        var progress = _run.Progress(Start.AddSeconds(20));
        progress.ShouldBe(new RunProgress(4, 2, 4, 10, 1, TimeSpan.FromSeconds(20), null));
        progress.CallsPerSecond.ShouldBe(0.2);
        progress.Left.ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Progress_tells_until_when_the_quota_suspends_the_run()
    {
        var reset = Start.AddDays(17);
        _run.Note(Fetches.Of(2025).Checkpoint(FetchStatus.Planned) with { NotBefore = reset });
        var progress = _run.Progress(Start);
        progress.SuspendedUntil.ShouldBe(reset);
        progress.Left.ShouldBeNull();
        progress.CallsPerSecond.ShouldBe(0);
        _run.Progress(reset).SuspendedUntil.ShouldBeNull();
    }

    private static RunLedger Ledger(RunMode mode) => new(Fetches.Run, new RunRequest { Mode = mode }, Start);

    private static void Expect(RunLedger run, PlannedFetch fetch, FetchCheckpoint? before, FetchStatus status)
    {
        run.Expect(fetch, before);
        run.Note(fetch.Checkpoint(status));
    }

    private void NoteAll(params FetchStatus[] statuses)
    {
        foreach (var (index, status) in statuses.Index())
        {
            _run.Note(Fetches.Of(2003 + index).Checkpoint(status));
        }
    }

    private RunSummary Summary() => _run.Summarize(Start);
}
