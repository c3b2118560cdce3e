using System.Text.Json;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Report;

/// <summary>hoops report over a lake of Parquet.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private const string Day = "season=2026/date=2026-01-10";

    private readonly TestLake _lake = new();
    private readonly Hoops _hoops = new();
    private readonly TemporaryFolder _folder = new();

    private string Page => _folder.File("report.html");

    [Fact]
    public async Task The_page_shows_the_lake_and_the_command_says_where_it_is_and_what_it_lacks()
    {
        await WriteAsync();

        (await _hoops.RunAsync(_lake, "report", "--out", Page, "--json")).ShouldBe(0, _hoops.Error);

        var written = JsonDocument.Parse(_hoops.Output).RootElement;
        written.GetProperty("file").GetString().ShouldBe(Page);
        written.GetProperty("season").GetInt32().ShouldBe(2026);
        written
            .GetProperty("missing")
            .EnumerateArray()
            .Select(part => part.GetString())
            .ShouldBe(["quality", "top 25", "calibration"]);
        var page = await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken);
        page.ShouldContain("title=\"lines: 2 games, 1 missing\">66.7</td>");
        page.ShouldContain("Run <code>hoops gold --season 2026</code>");
    }

    [Fact]
    public async Task The_lines_are_those_of_the_game_that_moved_most_and_not_of_a_turned_sign()
    {
        await WriteAsync();
        (await _hoops.RunAsync(_lake, "report", "--out", Page)).ShouldBe(0, _hoops.Error);
        (await ReadAsync()).ShouldContain("(game 2, its spread moved most in the season)");
        (await _hoops.RunAsync(_lake, "report", "--out", Page, "--game", "1")).ShouldBe(0, _hoops.Error);
        (await ReadAsync()).ShouldContain("(game 1, as asked for)");
    }

    [Fact]
    public async Task A_validation_is_on_the_page()
    {
        await WriteAsync();
        (await _hoops.RunAsync(_lake, "validate")).ShouldBe(1, _hoops.Error);
        (await _hoops.RunAsync(_lake, "report", "--out", Page)).ShouldBe(0, _hoops.Error);
        var page = await ReadAsync();
        page.ShouldContain("The lake is not valid.");
        page.ShouldContain("no run has ended yet: run hoops backfill");
    }

    [Fact]
    public async Task Predictions_are_those_of_the_features_and_ratings_those_of_the_last_day()
    {
        await _lake.WriteGamesAsync(new Game(1, "2026-01-10T18:00Z"));
        await _lake.WriteAsync(
            "game_predictions_features",
            "season=2026",
            Prediction(1, isHome: true, predicted: 9.1, margin: 10),
            Prediction(2, isHome: false, predicted: -9.1, margin: -10)
        );
        await _lake.WriteAsync(
            "team_adjusted_efficiencies",
            "season=2026",
            Rating(1, "Duke", 10, 10),
            Rating(2, "Kansas", 10, 0),
            Rating(1, "Duke", 11, 99),
            Rating(2, "Kansas", 11, -5)
        );

        (await _hoops.RunAsync(_lake, "report", "--out", Page)).ShouldBe(0, _hoops.Error);

        var page = await ReadAsync();
        page.ShouldContain("Mean absolute error 0.90 points");
        page.ShouldContain("Ratings for 2026-01-11");
        page.ShouldContain("aria-label=\"Duke: 10.0 to 99.0 over 2 days\"");
    }

    public void Dispose()
    {
        _lake.Dispose();
        _hoops.Dispose();
        _folder.Dispose();
    }

    private Task<string> ReadAsync() => File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken);

    private async Task WriteAsync()
    {
        await _lake.WriteGamesAsync(
            new Game(1, "2026-01-10T18:00Z"),
            new Game(2, "2026-01-10T18:00Z"),
            new Game(3, "2026-01-10T18:00Z")
        );
        await _lake.WriteAsync("fct_lines", Day, Line(1, -9, 9), Line(2, -1, -4.5));
    }

    private static Row Prediction(int team, bool isHome, double predicted, int margin) =>
        new()
        {
            ["season"] = 2026,
            ["game_id"] = 1,
            ["team_id"] = team,
            ["is_home"] = isHome,
            ["predicted_margin"] = predicted,
            ["margin"] = margin,
        };

    /// <summary>A rating on a day of January.</summary>
    private static Row Rating(int team, string name, int day, double margin) =>
        new()
        {
            ["season"] = 2026,
            ["rating_date"] = new DateOnly(2026, 1, day),
            ["team_id"] = team,
            ["team"] = name,
            ["games_played"] = 5,
            ["adj_oe"] = 110,
            ["adj_de"] = 110 - margin,
            ["adj_margin"] = margin,
            ["adj_tempo"] = 70,
            ["barthag"] = 0.5,
            ["league_tempo"] = 70,
            ["home_court"] = 3,
        };

    private static Row Line(int game, double open, double latest) =>
        new()
        {
            ["game_id"] = game,
            ["provider"] = "Bovada",
            ["season"] = 2026,
            ["game_date"] = new DateOnly(2026, 1, 10),
            ["spread_open"] = open,
            ["spread"] = latest,
        };
}
