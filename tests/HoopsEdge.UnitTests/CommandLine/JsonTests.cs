using System.Text.Json;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.CommandLine;

/// <summary>What programs read: --json is JSON and nothing else.</summary>
public sealed class JsonTests : IDisposable
{
    private readonly TestLake _lake = new();
    private readonly Hoops _hoops = new();

    [Fact]
    public async Task The_plan_has_a_line_an_endpoint_and_the_same_calls_as_the_table()
    {
        var plan = await RunAsync(0, "plan", "--seasons", "2025", "--endpoints", "games,venues", "--json");
        plan.GetProperty("endpoints").GetArrayLength().ShouldBe(38);
        plan.GetProperty("calls").GetInt32().ShouldBe(8);
        plan.GetProperty("is_estimate").GetBoolean().ShouldBeFalse();
        plan.GetProperty("calls_left").ValueKind.ShouldBe(JsonValueKind.Null);
        plan.GetProperty("endpoints").EnumerateArray().Sum(line => line.GetProperty("calls").GetInt32()).ShouldBe(8);
    }

    [Fact]
    public async Task The_status_of_an_empty_lake_names_every_declared_table()
    {
        var status = await RunAsync(0, "status", "--json");
        status.GetProperty("lake").GetString().ShouldBe(_lake.Options.Lake.Folder);
        var silver = status.GetProperty("tables").EnumerateArray().Where(IsSilver);
        var derived = Transformer.Tables.SqlTables.Derived.Count(table => table.Layer == "silver");
        silver.Count().ShouldBe(Transformer.Tables.SqlTables.Silver.Count + derived);
        status.GetProperty("last_run").ValueKind.ShouldBe(JsonValueKind.Null);

        static bool IsSilver(JsonElement table) => table.GetProperty("layer").GetString() == "silver";
    }

    [Fact]
    public async Task An_empty_lake_is_not_valid_because_no_run_has_ended()
    {
        var report = await RunAsync(1, "validate", "--json");
        report.GetProperty("is_valid").GetBoolean().ShouldBeFalse();
        var finding = report.GetProperty("findings").EnumerateArray().ShouldHaveSingleItem();
        finding.GetProperty("severity").GetString().ShouldBe("Breach");
        finding.GetProperty("message").GetString().ShouldBe("no run has ended yet: run hoops backfill");
        var checks = report.GetProperty("checks").EnumerateArray().ToArray();
        checks.ShouldContain(check => check.GetProperty("check").GetString() == "game_id in fct_games");
        checks.ShouldAllBe(check => check.GetProperty("outcome").GetString() == "skipped");
    }

    [Fact]
    public async Task A_validation_keeps_what_it_printed_in_meta()
    {
        var printed = await RunAsync(1, "validate", "--json");
        var quality = Directory.GetFiles(Path.Combine(_lake.Options.Lake.Folder, "meta", "quality"));
        quality.Length.ShouldBe(2);
        quality.ShouldContain(file => Path.GetFileName(file) == "latest.json");
        foreach (var file in quality)
        {
            File.ReadAllText(file).ShouldBe(_hoops.Output.TrimEnd('\n'));
        }

        printed.GetProperty("checked_at").GetDateTimeOffset().Year.ShouldBeGreaterThan(2025);
    }

    [Fact]
    public async Task A_query_is_an_array_of_objects()
    {
        var rows = await RunAsync(0, "query", "select 1 as a, 'x' as b union all select 2, null order by a", "--json");
        rows.EnumerateArray().Select(row => row.GetProperty("a").GetInt32()).ShouldBe([1, 2]);
        rows[1].GetProperty("b").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_query_without_rows_is_an_empty_array() =>
        (await RunAsync(0, "query", "select game_id from fct_games", "--json")).GetArrayLength().ShouldBe(0);

    [Fact]
    public async Task A_rebuild_of_an_empty_lake_took_nothing_in()
    {
        var report = await RunAsync(0, "rebuild", "--json");
        report.GetProperty("answers").GetInt32().ShouldBe(0);
        report.GetProperty("skipped").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void A_summary_is_what_meta_holds()
    {
        var run = new RunLedger("run-1", new RunRequest { Mode = RunMode.GapFill }, TestLake.Noon);
        Cli.Output.SummaryView.Print(run.Summarize(TestLake.Noon), "/lake", json: true, _hoops.Terminal);
        var summary = JsonDocument.Parse(_hoops.Output).RootElement;
        summary.GetProperty("mode").GetString().ShouldBe("gap_fill");
        summary.GetProperty("total").GetProperty("planned").GetInt32().ShouldBe(0);
    }

    public void Dispose()
    {
        _hoops.Dispose();
        _lake.Dispose();
    }

    private async Task<JsonElement> RunAsync(int code, params string[] args)
    {
        (await _hoops.RunAsync(_lake, args)).ShouldBe(code, _hoops.Error);
        _hoops.Screen.ShouldBeEmpty();
        return JsonDocument.Parse(_hoops.Output).RootElement;
    }
}
