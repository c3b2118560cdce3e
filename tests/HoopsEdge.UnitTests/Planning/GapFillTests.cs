using HoopsEdge.Scheduler.Planning;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Planning;

public sealed class GapFillTests : IAsyncLifetime
{
    private readonly TestLake _lake = new();

    public async ValueTask InitializeAsync()
    {
        await _lake.WriteGamesAsync(
            new Game(1, "2025-01-10T18:00Z"),
            new Game(2, "2025-01-10T20:00Z"),
            new Game(3, "2025-01-11T18:00Z") { ScoreKnown = false },
            new Game(4, "2025-01-12T18:00Z") { Status = "cancelled" },
            new Game(5, "2026-01-10T18:00Z"),
            new Game(6, "2026-01-14T18:00Z"),
            new Game(7, "2026-01-15T06:00Z"),
            new Game(8, "2026-01-16T18:00Z") { Status = "scheduled" }
        );
        await _lake.WriteAsync("fct_plays", "season=2025/date=2025-01-10", new Row { ["game_id"] = 1 });
        await _lake.WriteAsync("fct_lineups", "season=2026/date=2026-01-10", new Row { ["game_id"] = 5 });
    }

    [Fact]
    public async Task Exactly_the_finished_games_without_rows_are_asked_table_by_table()
    {
        var plan = await _lake.GapFillAsync();
        plan.Games("plays_game").ShouldBe([2, 5, 6]);
        plan.Games("lineups_game").ShouldBe([1, 2, 6]);
        plan.Games("substitutions_game").ShouldBe([1, 2, 5, 6]);
        plan.Line("games").Note.ShouldBe("fills no table game by game");
    }

    [Fact]
    public async Task A_game_becomes_a_hole_a_day_after_it()
    {
        _lake.Time.Advance(TimeSpan.FromHours(12));
        (await _lake.GapFillAsync("plays_game")).Games("plays_game").ShouldBe([2, 5, 6, 7]);
    }

    [Fact]
    public async Task A_game_of_which_the_API_has_nothing_is_asked_again_after_the_configured_days()
    {
        await _lake.AnswerAsync((await _lake.GapFillAsync("plays_game")).Fetches, rows: 0);
        (await _lake.GapFillAsync("plays_game")).Fetches.ShouldBeEmpty();
        (await _lake.GapFillAsync("plays_game")).Line("plays_game").Note.ShouldBe("nothing is due");
        _lake.Time.Advance(TimeSpan.FromDays(30));
        (await _lake.GapFillAsync("plays_game")).Games("plays_game").ShouldBe([2, 5, 6, 7]);
    }

    [Fact]
    public async Task The_limit_counts_games_of_the_whole_run_whatever_the_season_and_table()
    {
        _lake.Options.GapFill.MaxGames = 2;
        var request = new RunRequest { Mode = RunMode.GapFill };
        var plan = await _lake.PlanAsync(request);
        plan.Fetches.Select(fetch => fetch.Scope.GameId).Distinct().ShouldBe([1, 2], ignoreOrder: true);
        plan.Line("plays_game").Note.ShouldBe("gap_fill.max_games leaves games for the next run");
        (await _lake.PlanAsync(request, plan.Fetches)).Fetches.ShouldBeEmpty();
    }

    public ValueTask DisposeAsync()
    {
        _lake.Dispose();
        return ValueTask.CompletedTask;
    }
}
