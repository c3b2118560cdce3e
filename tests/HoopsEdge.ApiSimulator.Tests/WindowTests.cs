using System.Globalization;
using HoopsEdge.ApiSimulator.Tests.Support;

namespace HoopsEdge.ApiSimulator.Tests;

public sealed class WindowTests(SmallLeague league)
{
    [Fact]
    public async Task A_game_at_midnight_is_in_the_plays_of_both_days()
    {
        var midnight = league.Games.First(game =>
            game.Text("status") == "final" && game.Instant("startDate").TimeOfDay == TimeSpan.Zero
        );
        var day = midnight.Instant("startDate");

        foreach (var date in new[] { day.AddDays(-1), day })
        {
            var plays = await league.Api.RowsAsync($"/plays/date?date={Day(date)}");
            plays.ShouldContain(play => play.Int("gameId") == midnight.Int("id"));
        }
    }

    [Fact]
    public async Task A_day_of_plays_holds_exactly_the_games_from_midnight_to_midnight()
    {
        var plays = await league.Api.RowsAsync("/plays/date?date=2026-01-10");

        var (from, to) = (Utc("2026-01-10"), Utc("2026-01-11"));
        var games = league
            .Games.Where(game =>
                game.Text("status") == "final" && game.Instant("startDate") >= from && game.Instant("startDate") <= to
            )
            .Select(game => game.Int("id"));
        plays.Select(play => play.Int("gameId")).Distinct().ShouldBe(games, ignoreOrder: true);
    }

    [Fact]
    public async Task An_offset_moves_only_the_start_of_the_day()
    {
        var shorter = await league.Api.RowsAsync("/plays/date?date=2026-01-10&utcOffset=-5");

        var (from, to) = (Utc("2026-01-10").AddHours(5), Utc("2026-01-11"));
        shorter.ShouldAllBe(play => play.Instant("gameStartDate") >= from && play.Instant("gameStartDate") <= to);
    }

    [Theory]
    [InlineData("/games")]
    [InlineData("/games/media")]
    [InlineData("/games/teams")]
    public async Task Both_ends_of_a_range_are_inclusive(string path)
    {
        var start = league.Game.Instant("startDate").ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

        var rows = await league.Api.RowsAsync($"{path}?startDateRange={start}&endDateRange={start}");

        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(row => row.Instant("startDate") == league.Game.Instant("startDate"));
    }

    [Fact]
    public async Task A_date_without_a_time_is_midnight_at_both_ends()
    {
        var rows = await league.Api.RowsAsync("/games?startDateRange=2026-01-10&endDateRange=2026-01-11");

        rows.ShouldAllBe(row =>
            row.Instant("startDate") >= Utc("2026-01-10") && row.Instant("startDate") <= Utc("2026-01-11")
        );
        rows.Count.ShouldBe(
            league.Games.Count(game =>
                game.Instant("startDate") >= Utc("2026-01-10") && game.Instant("startDate") <= Utc("2026-01-11")
            )
        );
    }

    [Fact]
    public async Task Unknown_filters_are_ignored_and_names_compare_without_case()
    {
        var team = league.Game.Text("homeTeam");

        var known = await league.Api.RowsAsync($"/games?season=2026&team={Uri.EscapeDataString(team)}");
        var shouted = await league.Api.RowsAsync(
            $"/games?season=2026&nonsense=1&team={Uri.EscapeDataString(team.ToUpperInvariant())}"
        );

        shouted.Count.ShouldBe(known.Count);
        known.Count.ShouldBeLessThan(league.Games.Count);
    }

    [Theory]
    [InlineData("/plays/date", "date")]
    [InlineData("/plays/team?season=2026", "team")]
    [InlineData("/substitutions/team?season=2026", "team")]
    [InlineData("/stats/player/season", "season")]
    [InlineData("/stats/team/season", "season")]
    [InlineData("/stats/team/shooting/season?season=2026", "team")]
    [InlineData("/games?season=soon", "season")]
    [InlineData("/games?seasonType=spring", "seasonType")]
    [InlineData("/games?startDateRange=yesterday", "startDateRange")]
    public async Task A_missing_or_misfitting_parameter_is_a_400_that_names_it(string path, string parameter)
    {
        using var response = await league.Api.GetAsync(path);

        ((int)response.StatusCode).ShouldBe(400);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(parameter);
    }

    private static DateTimeOffset Utc(string day) =>
        DateTimeOffset.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string Day(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
