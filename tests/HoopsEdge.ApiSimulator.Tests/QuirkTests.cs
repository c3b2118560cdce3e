using System.Text.Json;
using HoopsEdge.ApiSimulator.Tests.Support;

namespace HoopsEdge.ApiSimulator.Tests;

public sealed class QuirkTests(SmallLeague league, QuirkyLeague quirky) : IClassFixture<QuirkyLeague>
{
    [Theory]
    [InlineData("/ratings/adjusted?season=2026")]
    [InlineData("/ratings/srs?season=2026")]
    [InlineData("/rankings?season=2026")]
    public async Task A_season_filter_can_be_ignored(string path)
    {
        (await league.Api.RowsAsync(path)).ShouldAllBe(row => row.Int("season") == 2026);
        (await quirky.Api.RowsAsync(path)).Select(row => row.Int("season")).Distinct().Order().ShouldBe([2025, 2026]);
    }

    [Fact]
    public async Task Games_can_carry_fields_outside_the_contract()
    {
        var game = (await quirky.Api.RowsAsync("/games?season=2026&status=final"))[0];

        game.Int("homeTeamEloStart").ShouldBeInRange(500, 3000);
        (game.Int("homeTeamEloEnd") - game.Int("homeTeamEloStart")).ShouldBe(
            game.Int("awayTeamEloStart") - game.Int("awayTeamEloEnd")
        );
        game.Text("officiatingCrew").ShouldNotBeEmpty();
        league.Game.TryGetProperty("homeTeamEloStart", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Old_polls_can_be_undated()
    {
        var polls = await quirky.Api.RowsAsync("/rankings");

        polls.Where(row => row.Int("season") == 2025).ShouldAllBe(row => row.IsNull("pollDate"));
        polls.Where(row => row.Int("season") == 2026).ShouldAllBe(row => !row.IsNull("pollDate"));
    }

    [Fact]
    public async Task Some_finals_can_be_nil_nil_without_box_or_plays()
    {
        var nil = (await quirky.Api.RowsAsync("/games?status=final")).Where(IsNil).ToArray();

        nil.ShouldNotBeEmpty();
        (await quirky.Api.RowsAsync(Invariant($"/plays/game/{nil[0].Int("id")}"))).ShouldBeEmpty();
        league.Games.Where(game => game.Text("status") == "final").ShouldNotContain(game => IsNil(game));
    }

    [Fact]
    public async Task Unseeded_postseason_teams_can_carry_99()
    {
        (await quirky.Api.RowsAsync("/games?tournament=NIT")).ShouldAllBe(game => game.Int("homeSeed") == 99);
        (await league.Api.RowsAsync("/games?tournament=NIT")).ShouldAllBe(game => game.IsNull("homeSeed"));
    }

    [Fact]
    public async Task Missing_ids_and_names_can_be_sentinels()
    {
        var path = Invariant($"/plays/game/{league.GameId}");
        var plain = (await league.Api.RowsAsync(path)).First(play => play.Text("playType") == "End Game");
        var odd = (await quirky.Api.RowsAsync(path)).First(play => play.Text("playType") == "End Game");

        (plain.IsNull("teamId"), plain.IsNull("team")).ShouldBe((true, true));
        (odd.Int("teamId"), odd.Text("team")).ShouldBe((-1, ""));
    }

    [Fact]
    public async Task A_pick_em_is_zero_and_can_be_null()
    {
        var plain = Spreads(await league.Api.RowsAsync("/lines?season=2026"));
        var odd = Spreads(await quirky.Api.RowsAsync("/lines?season=2026"));

        plain.Count(spread => spread == 0).ShouldBeGreaterThan(0);
        odd.Count(spread => spread is null).ShouldBe(plain.Count(spread => spread == 0));
    }

    [Fact]
    public async Task Whole_and_half_spreads_mix_as_json_numbers()
    {
        var text = await league.Api.TextAsync("/lines?season=2026");

        text.ShouldMatch("\"spread\":-?[0-9]+,");
        text.ShouldMatch("\"spread\":-?[0-9]+\\.5,");
    }

    [Fact]
    public async Task Some_games_can_be_missing_from_team_plays_and_there_by_game()
    {
        var finals = (await quirky.Api.RowsAsync("/games?season=2026&status=final"))
            .Where(game => !IsNil(game))
            .ToArray();
        var team = finals.GroupBy(game => game.Text("homeTeam")).Select(group => group.Key);
        var missing = new List<int>();
        foreach (var name in team.Take(5))
        {
            var plays = await quirky.Api.RowsAsync(
                $"/plays/team?season=2026&shootingPlaysOnly=true&team={Uri.EscapeDataString(name)}"
            );
            var seen = plays.Select(play => play.Int("gameId")).ToHashSet();
            missing.AddRange(
                finals.Where(game => game.Text("homeTeam") == name).Select(game => game.Int("id")).Except(seen)
            );
        }

        missing.ShouldNotBeEmpty();
        (await quirky.Api.RowsAsync(Invariant($"/plays/game/{missing[0]}"))).ShouldNotBeEmpty();
    }

    private static bool IsNil(JsonElement game) => game.Int("homePoints") == 0 && game.Int("awayPoints") == 0;

    private static double?[] Spreads(IEnumerable<JsonElement> games) =>
        [
            .. games
                .OrderBy(game => game.Int("gameId"))
                .SelectMany(game => game.At("lines").EnumerateArray())
                .Select(line => line.IsNull("spread") ? (double?)null : line.Number("spread")),
        ];
}

/// <summary>The small league with every quirk switched on.</summary>
public sealed class QuirkyLeague : IAsyncLifetime
{
    public Api Api { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Api = await Api.StartAsync(SmallLeague.Options with { Quirks = Enum.GetValues<Quirk>().ToHashSet() });

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
