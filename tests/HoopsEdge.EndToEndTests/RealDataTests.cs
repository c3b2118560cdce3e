using System.Text.RegularExpressions;
using HoopsEdge.EndToEndTests.Support;

namespace HoopsEdge.EndToEndTests;

/// <summary>Recorded rows of the real API, where they lie beside the repository; they are no part of it.</summary>
public sealed partial class RealDataTests
{
    private static readonly Dictionary<string, long> Expected = new()
    {
        ["fct_games"] = 12_622,
        ["fct_game_teams"] = 7_982,
        ["fct_game_players"] = 1_276,
        ["fct_lines"] = 10_371,
        ["fct_rankings"] = 3_476,
        ["fct_ratings_adjusted"] = 365,
        ["fct_player_season_stats"] = 5_036,
        ["dim_teams"] = 1_519,
        ["dim_conferences"] = 34,
        ["dim_venues"] = 398,
    };

    [Fact]
    public async Task Two_seasons_of_real_answers_are_in_the_lake_key_by_key()
    {
        Assert.SkipUnless(Script is not null, "../shared/real/serve.mjs is not here");
        Assert.SkipUnless(Node is not null, "node is not on the PATH");
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
        };
        using var server = HoopsProcess.Start(Node!, [Script!, "--port", "0"], Path.GetTempPath(), environment);
        (await Patiently.UntilAsync(server, () => Address().IsMatch(server.Error))).ShouldBeTrue(server.Error);
        using var workspace = new Workspace(new Uri(Address().Match(server.Error).Value)).With("api.info_url", "");
        string[] backfill = ["backfill", "--seasons", "2025..2026"];

        var planned = await workspace.PlanCallsAsync("backfill", "--seasons", "2025..2026");
        (await workspace.RunAsync(backfill)).ShouldExitWith(0);

        workspace.Summary.Total.Calls.ShouldBeLessThanOrEqualTo(planned);
        workspace.Summary.Total.NotFound.ShouldBeGreaterThan(0);
        var counts = new Dictionary<string, long>();
        foreach (var table in Expected.Keys)
            counts[table] = await workspace.Silver.CountAsync(table);
        counts.ShouldBe(Expected);
        (await workspace.RunAsync("validate")).ShouldExitWith(0);

        var before = workspace.Fingerprint("silver");
        (await workspace.RunAsync(backfill)).ShouldExitWith(0).Output.ShouldContain("no call was made");
        workspace.Fingerprint("silver").ShouldBe(before);
    }

    /// <summary>The server of recorded rows in a folder above that holds both the repository and <c>shared</c>.</summary>
    private static string? Script
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HoopsEdge.sln")))
                folder = folder.Parent;
            var script = Path.Combine(folder?.Parent?.FullName ?? "", "shared", "real", "serve.mjs");
            return File.Exists(script) ? script : null;
        }
    }

    private static string? Node =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node"))
            .FirstOrDefault(File.Exists);

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
