using System.Globalization;
using System.Text.Json;
using HoopsEdge.ApiSimulator.Tests.Support;

namespace HoopsEdge.ApiSimulator.Tests;

public sealed class RowCapTests(LargeLeague league) : IClassFixture<LargeLeague>
{
    [Theory]
    [InlineData("/games", 3000)]
    [InlineData("/games/media", 3000)]
    [InlineData("/lines", 3000)]
    [InlineData("/games/teams", 3000)]
    [InlineData("/games/players", 1000)]
    public async Task An_answer_ends_at_the_cap_in_order_of_start(string path, int cap)
    {
        var rows = await league.Api.RowsAsync(path + "?season=2026");

        rows.Count.ShouldBe(cap);
        rows.Select(row => row.Instant("startDate")).ShouldBe(rows.Select(row => row.Instant("startDate")).Order());
    }

    [Fact]
    public async Task Continuing_from_the_last_start_reaches_every_team_row_once_merged_by_key()
    {
        var keys = new HashSet<(int, int)>();
        var from = "2025-10-01";
        IReadOnlyList<JsonElement> page;
        do
        {
            page = await league.Api.RowsAsync($"/games/players?season=2026&startDateRange={from}");
            keys.UnionWith(page.Select(row => (row.Int("gameId"), row.Int("teamId"))));
            from = page[^1].Instant("startDate").ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        } while (page.Count == 1000);

        var season = await league.Api.RowsAsync("/stats/team/season?season=2026");
        keys.Count.ShouldBe(season.Sum(team => team.Int("games")));
    }

    [Fact]
    public async Task The_cut_can_part_the_two_teams_of_a_game()
    {
        var parted = false;
        for (var attempt = 0; attempt < 12 && !parted; attempt++)
        {
            var rows = await league.Api.RowsAsync("/games/players?season=2026");
            parted = rows.GroupBy(row => row.Int("gameId")).Any(game => game.Count() == 1);
        }

        parted.ShouldBeTrue();
    }

    [Fact]
    public async Task Plays_are_not_capped() =>
        (await league.Api.RowsAsync("/plays/date?date=2026-01-10")).Count.ShouldBeGreaterThan(5000);

    [Fact]
    public async Task A_season_has_a_national_tournament_of_67_games_and_neutral_sites()
    {
        var tournament = await league.Api.RowsAsync("/games?season=2026&tournament=NCAA");

        tournament.Count.ShouldBe(67);
        tournament.ShouldAllBe(game => game.Flag("neutralSite") && game.Text("seasonType") == "postseason");
        tournament.Select(game => game.Int("awaySeed")).Max().ShouldBe(16);
    }
}
