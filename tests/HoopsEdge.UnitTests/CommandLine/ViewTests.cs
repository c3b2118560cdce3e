using HoopsEdge.Cli.Output;
using HoopsEdge.Cli.Validation;
using HoopsEdge.Cli.Validation.Declared;
using HoopsEdge.Lakehouse.Tables.Checks;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using HoopsEdge.UnitTests.Runs;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.CommandLine;

/// <summary>What people read: each table as a golden file.</summary>
public sealed class ViewTests : IDisposable
{
    private static readonly RunSummary Busy = new()
    {
        RunId = "20260115T120000Z-abc123",
        Mode = "backfill",
        StartedAt = TestLake.Noon,
        FinishedAt = TestLake.Noon.AddSeconds(83.4),
        Outcome = "completed",
        Endpoints = new Dictionary<string, EndpointCounts>
        {
            ["games"] = new()
            {
                Planned = 7,
                Landed = 6,
                Unchanged = 1,
                Rows = 6_300,
                Calls = 9,
            },
            ["plays_date"] = new()
            {
                Planned = 155,
                Landed = 150,
                Empty = 3,
                Dead = 2,
                Rows = 1_234_567,
                Calls = 160,
            },
            ["scoreboard"] = new()
            {
                Planned = 1,
                NotEntitled = 1,
                Calls = 1,
            },
            ["stats_team_leaderboard"] = new()
            {
                Planned = 2,
                NotFound = 1,
                Open = 1,
                Calls = 1,
            },
        },
        UnknownFields = new Dictionary<string, IReadOnlyList<string>> { ["games"] = ["[mood]", "venue.roof"] },
        Dead =
        [
            .. Enumerable.Range(1, 12).Select(i => new DeadFetch("plays_date", $"{i:x16}", "row 3: [x] is no INTEGER")),
        ],
    };

    private readonly Hoops _hoops = new();

    [Fact]
    public void The_plan_shows_calls_and_reasons_by_endpoint_time_and_budget()
    {
        PlanView.Print(Plan(estimated: 12_345), 3, remaining: 20_000, json: false, _hoops.Terminal);
        _hoops.Screen.ShouldEqualGolden("plan.txt");
    }

    [Fact]
    public void A_plan_that_is_known_to_the_last_call_is_no_estimate()
    {
        PlanView.Print(Plan(estimated: 0), 0.5, remaining: null, json: false, _hoops.Terminal);
        _hoops.Screen.ShouldContain("\n2 calls, 00:00:04 at 0.5 a second; calls left this month are not known");
    }

    [Fact]
    public void A_plan_of_more_than_a_day_says_all_its_hours()
    {
        PlanView.Print(Plan(estimated: 299_998), 1, remaining: null, json: false, _hoops.Terminal);
        _hoops.Screen.ShouldContain("At most 300,000 calls, 83:20:00 at 1 a second");
    }

    [Fact]
    public void The_summary_shows_what_became_of_every_fetch()
    {
        SummaryView.Print(Busy, "/lake", json: false, _hoops.Terminal);
        _hoops.Screen.ShouldEqualGolden("summary.txt");
    }

    [Fact]
    public void The_summary_of_an_interrupted_run_says_how_to_go_on()
    {
        SummaryView.Print(Busy with { Outcome = "interrupted", Dead = [] }, "/lake", json: false, _hoops.Terminal);
        _hoops.Screen.ShouldEqualGolden("summary-interrupted.txt");
    }

    [Fact]
    public void The_summary_of_a_run_with_nothing_to_do_says_so()
    {
        var idle = new RunLedger(
            "20260115T120000Z-abc123",
            new RunRequest { Mode = RunMode.Incremental },
            TestLake.Noon
        );
        SummaryView.Print(idle.Summarize(TestLake.Noon), "/lake", json: false, _hoops.Terminal);
        _hoops.Screen.ShouldEqualGolden("summary-idle.txt");
    }

    [Fact]
    public void A_validation_shows_tables_worst_rows_and_findings()
    {
        CheckResult[] checks =
        [
            Check("home_points between 0 and 250", CheckSeverity.Error, CheckOutcome.Failed) with
            {
                Rows = 6_300,
                Message = "1 of 6,300 rows",
                Worst = [new Dictionary<string, string?> { ["game_id"] = "401", ["home_points"] = "[300]" }],
            },
            Check("venue_id in dim_venues", CheckSeverity.Warning, CheckOutcome.Failed) with
            {
                Rows = 6_300,
                Message = "2 values that are not in dim_venues",
                Worst =
                [
                    new Dictionary<string, string?> { ["venue_id"] = "9", ["rows"] = "4" },
                    new Dictionary<string, string?> { ["venue_id"] = null, ["rows"] = "1" },
                ],
            },
            Check("home_team_id in dim_teams (team_id)", CheckSeverity.Warning, CheckOutcome.Skipped) with
            {
                Rows = 6_300,
                Message = "dim_teams has no rows",
            },
            Check("key game_id is unique", CheckSeverity.Error, CheckOutcome.Passed) with
            {
                Rows = 6_300,
            },
            Check("name is not null", CheckSeverity.Error, CheckOutcome.Skipped) with
            {
                Table = "dim_venues",
            },
        ];
        Finding[] findings =
        [
            new(Severity.Breach, "dead letters", "games 12", "row 3: [x] is no INTEGER"),
            new(Severity.Note, "completeness", "2025", "6,300 finished games: 6,100 with box scores"),
        ];
        QualityView.Print(Report(checks, findings), json: false, _hoops.Terminal);
        _hoops.Screen.ShouldEqualGolden("quality.txt");
    }

    [Fact]
    public void A_lake_without_breaches_is_valid()
    {
        QualityView.Print(Report([], []), json: false, _hoops.Terminal);
        _hoops.Screen.ShouldBe(
            "Declared checks: 0 passed, 0 failed, 0 skipped\nThe lake is valid: 0 breaches, 0 warnings\n"
        );
    }

    [Fact]
    public void Status_shows_the_tables_with_rows_the_last_run_and_the_calls_left()
    {
        TableStatus[] tables =
        [
            new("silver", "dim_teams", 1, 1_520, 98_000, ""),
            new("silver", "fct_games", 340, 12_600, 4_560_000, "2025..2026"),
            new("silver", "fct_lineups", 0, 0, 0, ""),
        ];
        StatusView.Print(new LakeStatus("/lake", tables, Busy, 4_321), json: false, _hoops.Terminal);
        _hoops.Screen.ShouldEqualGolden("status.txt");
    }

    [Fact]
    public void Progress_is_a_line_every_five_seconds_when_nobody_watches()
    {
        using var lines = new StringWriter();
        ProgressView.FollowAsync(
            lines,
            _hoops.Terminal,
            progress =>
            {
                foreach (var seconds in new[] { 0, 4, 5, 9, 10 })
                {
                    progress.Report(new RunProgress(100, 20, 25, 4000, 1, TimeSpan.FromSeconds(seconds), null));
                }

                progress.Report(new RunProgress(100, 0, 25, 4000, 1, TimeSpan.FromHours(30), TestLake.Noon));
                return Task.FromResult(Busy);
            }
        );
        lines.ToString().ShouldEqualGolden("progress.txt");
    }

    public void Dispose() => _hoops.Dispose();

    private static CheckResult Check(string text, CheckSeverity severity, CheckOutcome outcome) =>
        new()
        {
            Layer = "silver",
            Table = "fct_games",
            Check = text,
            Kind = "row",
            Severity = severity,
            Outcome = outcome,
        };

    private static QualityReport Report(IReadOnlyList<CheckResult> checks, IReadOnlyList<Finding> findings) =>
        new()
        {
            CheckedAt = TestLake.Noon,
            Checks = checks,
            Findings = findings,
        };

    private static Plan Plan(int estimated) =>
        new([
            new EndpointPlan("lineups_game", [], 0, "on request: costs a call a game (plan: always to include it)"),
            new EndpointPlan(
                "plays_date",
                [],
                estimated,
                estimated > 0 ? "more when games are known" : "nothing is due"
            ),
            new EndpointPlan("rankings", [Fetches.Of(2025), Fetches.Of(2026)], 0, ""),
        ]);
}
