using HoopsEdge.Cli.Validation;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Validation;

public sealed class CompletenessCheckTests : IAsyncLifetime
{
    private const string Day = "season=2025/date=2025-01-10";

    private readonly TestLake _lake = new();

    public async ValueTask InitializeAsync()
    {
        await _lake.WriteGamesAsync(
            new Game(1, "2025-01-10T18:00Z"),
            new Game(2, "2025-01-10T18:00Z"),
            new Game(3, "2025-01-10T18:00Z") { ScoreKnown = false },
            new Game(4, "2025-01-10T18:00Z") { Status = "cancelled" }
        );
        await _lake.WriteAsync("fct_lines", Day, Of(1), Of(1));
        await _lake.WriteAsync("fct_plays", Day, Of(1), Of(2));
    }

    [Fact]
    public async Task Every_season_is_told_with_its_counts()
    {
        await _lake.WriteAsync("fct_game_teams", Day, Of(1), Of(1));
        (await _lake.FindAsync(new CompletenessCheck(0.5))).ShouldBeOne(
            Severity.Note,
            "2025",
            "2 finished games: 1 with box scores, 1 with lines, 2 with plays"
        );
    }

    [Fact]
    public async Task Too_few_box_scores_are_a_breach()
    {
        await _lake.WriteAsync("fct_game_teams", Day, Of(1), Of(1));
        (await _lake.FindAsync(new CompletenessCheck(0.51))).ShouldBeOne(Severity.Breach, "2025", "2 finished games");
    }

    [Fact]
    public async Task A_season_without_any_box_score_was_not_asked_for_them() =>
        (await _lake.FindAsync(new CompletenessCheck(1))).ShouldBeOne(Severity.Note, "2025", "2 finished games");

    [Fact]
    public async Task A_game_without_its_two_teams_is_a_warning()
    {
        await _lake.WriteAsync("fct_game_teams", Day, Of(1), Of(2), Of(2));
        var findings = await _lake.FindAsync(new CompletenessCheck(0));
        findings[^1]
            .ShouldBe(new Finding(Severity.Warning, "completeness", "2025", "1 games do not have two team rows"));
    }

    public ValueTask DisposeAsync()
    {
        _lake.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Row Of(int game) => new() { ["game_id"] = game };
}
