using System.Globalization;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Planning;

/// <summary>What is due as the clock moves on from noon of January 15th 2026.</summary>
public sealed class IncrementalTests : IDisposable
{
    private readonly TestLake _lake = new();

    [Theory]
    [InlineData("venues", 168)]
    [InlineData("teams", 20)]
    [InlineData("rankings", 20)]
    [InlineData("draft_picks", 168)]
    public async Task Snapshots_and_season_statistics_are_due_when_they_are_stale(string endpoint, double hours)
    {
        await AnswerAsync(endpoint);
        await ShouldNotBeDueAfterAsync(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1), endpoint);
        await ShouldBeDueAfterAsync(TimeSpan.FromSeconds(1), endpoint);
    }

    [Theory]
    [InlineData("2026-01-09T00:00Z", new[] { "2026-01-02" })]
    [InlineData("2026-01-08T23:59Z", new[] { "2025-12-02", "2026-01-02" })]
    public async Task Windows_that_reach_into_the_rolling_window_are_asked(string now, string[] windows)
    {
        using var lake = new TestLake(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        var plan = await lake.IncrementalAsync("lines");
        plan.Of("lines").Select(fetch => $"{fetch.Scope.FromDate:yyyy-MM-dd}").ShouldBe(windows);
    }

    [Fact]
    public async Task Windows_ahead_are_asked_where_the_endpoint_knows_the_schedule()
    {
        var plan = await _lake.IncrementalAsync("games", "games_media", "games_teams", "lines");
        string[] ahead = ["2026-01-02", "2026-02-02", "2026-03-05", "2026-04-05"];
        foreach (var endpoint in new[] { "games", "games_media" })
        {
            plan.Of(endpoint).Select(fetch => $"{fetch.Scope.FromDate:yyyy-MM-dd}").ShouldBe(ahead);
        }

        foreach (var endpoint in new[] { "games_teams", "lines" })
        {
            plan.Of(endpoint).Select(fetch => $"{fetch.Scope.FromDate:yyyy-MM-dd}").ShouldBe(ahead[..1]);
        }
    }

    [Theory]
    [InlineData("lines")]
    [InlineData("plays_date")]
    public async Task A_window_or_day_is_due_when_a_game_was_played_since_its_answer(string endpoint)
    {
        await _lake.WriteGamesAsync(
            new Game(1, "2026-01-15T00:00Z"),
            new Game(2, "2026-01-15T17:00Z") { Status = "scheduled" },
            new Game(3, "2026-01-15T16:00Z") { Status = "postponed" }
        );
        await AnswerAsync(endpoint);
        await ShouldNotBeDueAfterAsync(TimeSpan.FromHours(4.9), endpoint);
        await ShouldBeDueAfterAsync(TimeSpan.FromHours(0.1), endpoint);
        await AnswerAsync(endpoint);
        await ShouldBeDueAfterAsync(TimeSpan.FromHours(2.4), endpoint);
        await AnswerAsync(endpoint);
        await ShouldBeDueAfterAsync(TimeSpan.FromHours(0.1), endpoint);
        await AnswerAsync(endpoint);
        await ShouldNotBeDueAfterAsync(TimeSpan.FromHours(4), endpoint);
        await ShouldBeDueAfterAsync(TimeSpan.FromHours(16), endpoint);
    }

    [Fact]
    public async Task A_day_leaves_the_rolling_window_after_seven_days()
    {
        await _lake.WriteGamesAsync(new Game(1, "2026-01-15T08:00Z"));
        await ShouldBeDueAfterAsync(TimeSpan.FromDays(7), "plays_date");
        await ShouldNotBeDueAfterAsync(TimeSpan.FromDays(1), "plays_date");
    }

    [Fact]
    public async Task A_game_is_asked_when_it_is_final_and_once_more_when_corrections_are_in()
    {
        await _lake.WriteGamesAsync(
            new Game(1, "2026-01-15T06:00Z"),
            new Game(2, "2026-01-15T06:00Z") { Status = "in_progress" }
        );
        (await _lake.IncrementalAsync()).Games("substitutions_game").ShouldBe([1]);
        await AnswerAsync("substitutions_game");
        await ShouldNotBeDueAfterAsync(TimeSpan.FromHours(89), "substitutions_game");
        await ShouldBeDueAfterAsync(TimeSpan.FromHours(1), "substitutions_game");
        await AnswerAsync("substitutions_game");
        await ShouldNotBeDueAfterAsync(TimeSpan.FromHours(48), "substitutions_game");
    }

    [Fact]
    public async Task A_game_outside_the_rolling_window_is_left_to_backfill_and_gap_fill()
    {
        await _lake.WriteGamesAsync(new Game(1, "2026-01-07T18:00Z"), new Game(2, "2026-01-08T18:00Z"));
        (await _lake.IncrementalAsync()).Games("substitutions_game").ShouldBe([2]);
    }

    [Fact]
    public async Task What_something_cheaper_keeps_current_is_left_out_with_the_reason()
    {
        var line = (await _lake.IncrementalAsync()).Line("substitutions_team");
        line.Calls.ShouldBe(0);
        line.Note.ShouldBe("backfill only (incremental: false)");
    }

    public void Dispose() => _lake.Dispose();

    private async Task AnswerAsync(string endpoint) =>
        await _lake.AnswerAsync((await _lake.IncrementalAsync(endpoint)).Fetches);

    private async Task ShouldBeDueAfterAsync(TimeSpan time, string endpoint)
    {
        _lake.Time.Advance(time);
        (await _lake.IncrementalAsync(endpoint)).Fetches.Count().ShouldBe(1, $"{_lake.Time.GetUtcNow():u}");
    }

    private async Task ShouldNotBeDueAfterAsync(TimeSpan time, string endpoint)
    {
        _lake.Time.Advance(time);
        (await _lake.IncrementalAsync(endpoint)).Fetches.ShouldBeEmpty($"{_lake.Time.GetUtcNow():u}");
    }
}
