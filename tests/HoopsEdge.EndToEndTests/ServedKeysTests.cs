using System.Text.Json;
using HoopsEdge.EndToEndTests.Support;

namespace HoopsEdge.EndToEndTests;

/// <summary>What the server answers, asked directly, against the keys in silver.</summary>
public sealed class ServedKeysTests(UndisturbedSeason season) : IAsyncLifetime
{
    private readonly HttpClient _http = new() { BaseAddress = season.Server.BaseAddress };
    private readonly SilverLake _silver = season.Workspace.Silver;

    public ValueTask InitializeAsync()
    {
        _http.DefaultRequestHeaders.Authorization = new("Bearer", UndisturbedSeason.League.Key);
        return default;
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return default;
    }

    [Fact]
    public async Task Every_game_served_is_in_silver_once()
    {
        var served = await KeysAsync("/games?season=2026", game => [Field(game, "id")]);

        (await _silver.ValuesAsync("fct_games", "game_id")).ShouldBe(served);
    }

    [Fact]
    public async Task Every_box_score_served_is_in_silver_once()
    {
        var served = await KeysAsync(
            "/games/teams?season=2026",
            row => [$"{Field(row, "gameId")}|{Field(row, "teamId")}"]
        );

        (await _silver.ValuesAsync("fct_game_teams", "game_id", "team_id")).ShouldBe(served);
    }

    [Fact]
    public async Task Every_line_served_is_in_silver_once()
    {
        var served = await KeysAsync(
            "/lines?season=2026",
            game =>
                game.GetProperty("lines")
                    .EnumerateArray()
                    .Select(line => $"{Field(game, "gameId")}|{Field(line, "provider")}")
        );

        (await _silver.ValuesAsync("fct_lines", "game_id", "provider")).ShouldBe(served);
    }

    [Fact]
    public async Task Every_play_of_a_day_served_is_in_silver_once()
    {
        const string day = "2026-01-10";
        var served = await KeysAsync(
            $"/plays/date?date={day}",
            play => Field(play, "gameStartDate").StartsWith(day, StringComparison.Ordinal) ? [Field(play, "id")] : []
        );

        var plays = await SilverLake.QueryAsync(
            $"select play_id::varchar from {_silver.Rows("fct_plays")} where start_at::date = '{day}' order by all",
            row => row.GetString(0)
        );

        plays.ShouldBe(served);
    }

    private async Task<List<string>> KeysAsync(string path, Func<JsonElement, IEnumerable<string>> keys)
    {
        var body = await _http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        using var rows = JsonDocument.Parse(body);
        var served = rows.RootElement.EnumerateArray().SelectMany(keys).Order(StringComparer.Ordinal).ToList();
        served.ShouldNotBeEmpty();
        served.ShouldBeUnique();
        return served;
    }

    private static string Field(JsonElement row, string name) => row.GetProperty(name).ToString();
}
