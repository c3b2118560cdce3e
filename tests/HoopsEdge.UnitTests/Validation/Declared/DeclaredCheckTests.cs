using HoopsEdge.Cli.Validation.Declared;
using HoopsEdge.Lakehouse.Tables.Checks;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Validation.Declared;

/// <summary>Each kind of check over Parquet: it passes what is right and finds what is not, with the worst rows.</summary>
public sealed class DeclaredCheckTests : IDisposable
{
    private const string Friday = "season=2025/date=2025-01-10";
    private const string Saturday = "season=2025/date=2025-01-11";

    private readonly TestLake _lake = new();

    [Fact]
    public async Task A_condition_finds_the_rows_that_breach_it_with_key_and_values()
    {
        await WriteGamesAsync(Friday, Game(1, 80, 70), Game(2, 300, 70), Game(3, null, null));
        var result = await _lake.CheckAsync("fct_games", "home_points between 0 and 250");
        ShouldHaveFailed(result, 1, "1 of 3 rows");
        ShouldBeRow(result.Worst[0], ("game_id", "2"), ("home_points", "300"));
        (await _lake.CheckAsync("fct_games", "home_points between 0 and 300")).Outcome.ShouldBe(CheckOutcome.Passed);
    }

    [Fact]
    public async Task At_most_five_rows_are_shown_in_the_order_of_the_key()
    {
        await WriteGamesAsync(Friday, [.. Enumerable.Range(1, 9).Select(id => Game(10 - id, 1, 2))]);
        var result = await _lake.CheckAsync("fct_games", "home_points > away_points");
        ShouldHaveFailed(result, 9, "9 of 9 rows");
        result.Worst.Select(row => row["game_id"]).ShouldBe(["1", "2", "3", "4", "5"]);
    }

    [Fact]
    public async Task Every_key_is_unique_across_partitions_and_never_null()
    {
        await WriteGamesAsync(Friday, Game(1, 80, 70), Game(2, 80, 70));
        await WriteGamesAsync(Saturday, Game(1, 80, 70), Game(null, 80, 70));
        var results = await _lake.CheckAsync();
        var unique = results.Single(result => result is { Table: "fct_games", Check: "key game_id is unique" });
        ShouldHaveFailed(unique, 1, "1 keys with more than one row");
        ShouldBeRow(unique.Worst[0], ("game_id", "1"), ("rows", "2"));
        var present = results.Single(result => result is { Table: "fct_games", Check: "key game_id is not null" });
        ShouldHaveFailed(present, 1, "1 of 4 rows");
    }

    [Fact]
    public async Task A_reference_finds_the_values_that_name_nothing()
    {
        await WriteGamesAsync(Friday, Game(1, 80, 70));
        await _lake.WriteAsync("fct_lines", Friday, Of(1), Of(99), Of(99), Of(98));
        var result = await _lake.CheckAsync("fct_lines", "game_id in fct_games");
        ShouldHaveFailed(result, 2, "2 values that are not in fct_games");
        ShouldBeRow(result.Worst[0], ("game_id", "99"), ("rows", "2"));
        await _lake.WriteAsync("fct_lines", Friday, Of(1), Of(null));
        (await _lake.CheckAsync("fct_lines", "game_id in fct_games")).Outcome.ShouldBe(CheckOutcome.Passed);
    }

    [Fact]
    public async Task A_reference_of_several_columns_must_find_them_in_one_row()
    {
        await _lake.WriteAsync("fct_game_teams", Friday, TeamOf(1, 10), TeamOf(2, 20));
        await _lake.WriteAsync("fct_substitutions", Friday, TeamOf(1, 10), TeamOf(1, 20));
        var result = await _lake.CheckAsync("fct_substitutions", "game_id, team_id in fct_game_teams");
        ShouldHaveFailed(result, 1, "1 values that are not in fct_game_teams");
        ShouldBeRow(result.Worst[0], ("game_id", "1"), ("team_id", "20"), ("rows", "1"));
    }

    [Fact]
    public async Task A_group_that_breaches_its_condition_is_shown_with_its_rows()
    {
        await _lake.WriteAsync("fct_game_teams", Friday, TeamOf(1, 10), TeamOf(1, 20), TeamOf(2, 10));
        await _lake.WriteAsync("fct_game_teams", Saturday, TeamOf(3, 10), TeamOf(3, 20), TeamOf(3, 30));
        var result = await _lake.CheckAsync("fct_game_teams", "per game_id: count(*) = 2");
        ShouldHaveFailed(result, 2, "2 groups by game_id");
        ShouldBeRow(result.Worst[0], ("game_id", "3"), ("rows", "3"));
        (await _lake.CheckAsync("fct_game_teams", "per game_id: count(*) <= 3")).Outcome.ShouldBe(CheckOutcome.Passed);
    }

    [Fact]
    public async Task Rows_of_two_tables_are_compared()
    {
        const string agree =
            "with fct_games on game_id: points_total = case when is_home then home_points else away_points end";
        await WriteGamesAsync(Friday, Game(1, 80, 70), Game(2, 60, 61));
        await _lake.WriteAsync(
            "fct_game_teams",
            Friday,
            Scored(1, true, 80),
            Scored(1, false, 70),
            Scored(2, true, 62)
        );
        var result = await _lake.CheckAsync("fct_game_teams", agree);
        ShouldHaveFailed(result, 1, "1 of 3 rows");
        result.Worst[0]["points_total"].ShouldBe("62.0");
        result.Worst[0]["fct_games.home_points"].ShouldBe("60");
        await _lake.WriteAsync("fct_game_teams", Friday, Scored(1, true, 80), Scored(3, true, 1));
        (await _lake.CheckAsync("fct_game_teams", agree)).Outcome.ShouldBe(CheckOutcome.Passed);
    }

    [Fact]
    public async Task Coverage_is_a_share_of_what_must_be_there_in_a_season_that_has_any()
    {
        await WriteGamesAsync(Friday, Game(1, 80, 70), Game(2, 80, 70), Game(3, 80, 70), Game(4, null, null));
        await WriteGamesAsync("season=2024/date=2024-01-10", Game(5, 80, 70, "2024-01-10T18:00Z"));
        await _lake.WriteAsync("fct_plays", Friday, Of(1), Of(1), Of(2));
        var result = await _lake.CheckAsync("fct_plays", "covers game_id of fct_games where score_known at least 0.7");
        ShouldHaveFailed(result, 1, "1 seasons");
        ShouldBeRow(result.Worst[0], ("season", "2025"), ("expected", "3"), ("missing", "1"), ("share", "0.6667"));
        var fewer = await _lake.CheckAsync("fct_plays", "covers game_id of fct_games where score_known at least 0.66");
        fewer.Outcome.ShouldBe(CheckOutcome.Passed);
    }

    [Fact]
    public async Task Rows_are_counted_against_those_of_another_table()
    {
        await WriteGamesAsync(Friday, Game(1, 80, 70), Game(2, 80, 70));
        await _lake.WriteAsync("fct_game_teams", Friday, TeamOf(1, 10), TeamOf(1, 20), TeamOf(2, 10));
        var result = await _lake.CheckAsync("fct_game_teams", "rows against fct_games at least 1.8");
        ShouldHaveFailed(result, 1, "1 seasons");
        ShouldBeRow(result.Worst[0], ("season", "2025"), ("rows", "3"), ("fct_games", "2"), ("share", "1.5"));
        var fewer = await _lake.CheckAsync("fct_game_teams", "rows against fct_games at least 1.5");
        fewer.Outcome.ShouldBe(CheckOutcome.Passed);
    }

    [Fact]
    public async Task A_season_with_far_fewer_rows_than_its_neighbours_is_found_and_the_newest_is_under_way()
    {
        const string half = "rows a season at least 0.5 of its neighbours";
        await WriteRostersAsync(2023, 4);
        await WriteRostersAsync(2024, 1);
        await WriteRostersAsync(2025, 6);
        await WriteRostersAsync(2026, 1);
        var result = await _lake.CheckAsync("fct_rosters", half);
        ShouldHaveFailed(result, 1, "1 seasons");
        ShouldBeRow(result.Worst[0], ("season", "2024"), ("rows", "1"), ("neighbours", "5.0"));
        await WriteRostersAsync(2024, 3);
        (await _lake.CheckAsync("fct_rosters", half)).Outcome.ShouldBe(CheckOutcome.Passed);
    }

    [Fact]
    public async Task A_table_that_is_days_behind_another_is_not_fresh()
    {
        await WriteGamesAsync("season=2025/date=2025-01-14", Game(2, 80, 70, "2025-01-14T18:00Z"));
        await _lake.WriteAsync("fct_plays", Friday, Of(1));
        var result = await _lake.CheckAsync("fct_plays", "newest game_date within 3 days of fct_games");
        ShouldHaveFailed(result, 1, "1 tables behind");
        ShouldBeRow(result.Worst[0], ("newest", "2025-01-10"), ("fct_games", "2025-01-14"), ("days behind", "4"));
        var longer = await _lake.CheckAsync("fct_plays", "newest game_date within 4 days of fct_games");
        longer.Outcome.ShouldBe(CheckOutcome.Passed);
    }

    [Fact]
    public async Task A_table_without_rows_is_skipped_and_so_is_a_comparison_with_one()
    {
        var empty = await _lake.CheckAsync("fct_games", "home_points > 0");
        (empty.Outcome, empty.Message).ShouldBe((CheckOutcome.Skipped, "no rows"));
        await WriteGamesAsync(Friday, Game(1, 80, 70));
        var blind = await _lake.CheckAsync("fct_games", "venue_id in dim_venues");
        (blind.Outcome, blind.Message).ShouldBe((CheckOutcome.Skipped, "dim_venues has no rows"));
    }

    [Theory]
    [InlineData("fct_lines", "game_id in fct_games", CheckSeverity.Warning)]
    [InlineData("fct_games", "game_id in fct_games", CheckSeverity.Warning)]
    [InlineData("fct_plays", "game_id in fct_games", CheckSeverity.Error)]
    [InlineData("fct_lines", "game_id < 90", CheckSeverity.Error)]
    public async Task That_a_table_behind_what_it_follows_from_disagrees_with_another_is_a_warning(
        string lagging,
        string check,
        CheckSeverity severity
    )
    {
        await WriteGamesAsync(Friday, Game(1, 80, 70));
        await _lake.WriteAsync("fct_lines", Friday, Of(99));
        var results = await _lake.CheckAsync("fct_lines", new TableCheck(CheckSeverity.Error, check), lagging);
        var result = results.Single(result => result.Table == "fct_lines" && result.Check == check);
        (result.Outcome, result.Severity).ShouldBe((CheckOutcome.Failed, severity));
        result.Message.Contains("run hoops gold", StringComparison.Ordinal).ShouldBe(!result.IsBreach);
    }

    [Theory]
    [InlineData("home_pints > 0", "cannot be checked: ")]
    [InlineData("venue_id in dim_arenas", "cannot be checked: there is no table dim_arenas")]
    public async Task A_check_that_cannot_be_run_is_a_breach_even_as_a_warning(string check, string message)
    {
        await WriteGamesAsync(Friday, Game(1, 80, 70));
        var result = await _lake.CheckAsync("fct_games", check, CheckSeverity.Warning);
        result.IsBreach.ShouldBeTrue();
        result.Message.ShouldStartWith(message);
        result.Message.ShouldNotContain('\n');
    }

    [Fact]
    public async Task A_check_that_cannot_be_run_does_not_hide_the_others()
    {
        await WriteGamesAsync(Friday, Game(1, 80, 70), Game(1, 80, 70));
        var results = await _lake.CheckAsync("fct_games", new TableCheck(CheckSeverity.Error, "home_pints > 0"));
        results.Count(result => result is { Table: "fct_games", Outcome: CheckOutcome.Failed }).ShouldBe(2);
    }

    public void Dispose() => _lake.Dispose();

    private static void ShouldHaveFailed(CheckResult result, long breaches, string message)
    {
        (result.Outcome, result.Breaches, result.Message).ShouldBe((CheckOutcome.Failed, breaches, message));
        result.Worst.Count.ShouldBe((int)Math.Min(breaches, DeclaredChecks.WorstShown));
    }

    private static void ShouldBeRow(
        IReadOnlyDictionary<string, string?> row,
        params (string Column, string Value)[] expected
    ) => row.Select(value => (value.Key, value.Value ?? "null")).ShouldBe(expected);

    private Task WriteGamesAsync(string partition, params Row[] games) =>
        _lake.WriteAsync("fct_games", partition, games);

    private Task WriteRostersAsync(int season, int rows) =>
        _lake.WriteAsync(
            "fct_rosters",
            $"season={season}",
            [.. Enumerable.Range(1, rows).Select(id => new Row { ["season"] = season, ["athlete_id"] = id })]
        );

    private static Row Game(int? id, int? home, int? away, string tipOff = "2025-01-10T18:00Z")
    {
        var row = new Game(id ?? 0, tipOff) { ScoreKnown = home is not null }.ToRow();
        row["game_id"] = id;
        row["home_points"] = home;
        row["away_points"] = away;
        return row;
    }

    private static Row Of(int? game) =>
        new()
        {
            ["game_id"] = game,
            ["season"] = 2025,
            ["game_date"] = new DateOnly(2025, 1, 10),
        };

    private static Row TeamOf(int game, int team) =>
        new()
        {
            ["game_id"] = game,
            ["team_id"] = team,
            ["season"] = 2025,
        };

    private static Row Scored(int game, bool home, int points) =>
        new()
        {
            ["game_id"] = game,
            ["is_home"] = home,
            ["points_total"] = points,
        };
}
