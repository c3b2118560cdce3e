using HoopsEdge.Transformer.Tests.Lake;

namespace HoopsEdge.Transformer.Tests.Semantics;

/// <summary>What the SQL of the game tables makes of the API's habits.</summary>
public sealed class GameSemanticsTests : IDisposable
{
    private static readonly DateOnly Day = new(2025, 11, 1);
    private static readonly Question Window = Question.Games(Day, new DateOnly(2026, 4, 15));
    private readonly TestLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [Fact]
    public async Task A_final_of_0_0_is_an_unknown_score_and_no_result()
    {
        await _lake.TakeAsync(
            Window,
            1,
            Row.Game(1, Row.At(11, 5, 18), home: 0, away: 0)
                .With("homeWinner", false)
                .With("awayWinner", false)
                .With("homePeriodPoints", new[] { 0, 0 }),
            Row.Game(2, Row.At(11, 5, 18), home: 70, away: 0).With("homeWinner", true)
        );

        (
            await _lake.SilverAsync("fct_games", "game_id, home_points, away_points, home_winner, score_known, status")
        ).ShouldBe(["1|null|null|null|false|final", "2|70|0|true|true|final"]);
        (await _lake.SilverAsync("fct_games", "game_id, home_period_points is null")).ShouldBe(["1|true", "2|true"]);
        (await _lake.BronzeAsync("games", "id, homePoints")).ShouldBe(["1|0", "2|70"]);
    }

    [Theory]
    [InlineData("2025-11-06T02:00:00.000Z", "2025-11-05")] // 9 pm EST
    [InlineData("2025-11-06T04:59:59.000Z", "2025-11-05")]
    [InlineData("2025-11-06T05:00:00.000Z", "2025-11-06")] // midnight EST
    [InlineData("2025-11-02T03:59:59.000Z", "2025-11-01")] // the night in which summer time ends
    [InlineData("2025-11-02T04:00:00.000Z", "2025-11-02")] // midnight EDT
    [InlineData("2025-11-03T04:30:00.000Z", "2025-11-02")] // 11:30 pm EST
    [InlineData("2026-03-08T04:59:59.000Z", "2026-03-07")] // the night in which summer time begins
    [InlineData("2026-03-09T03:59:59.000Z", "2026-03-08")] // 11:59 pm EDT
    [InlineData("2026-03-09T04:00:00.000Z", "2026-03-09")]
    public async Task The_game_date_is_the_day_in_the_east(string start, string day)
    {
        await _lake.TakeAsync(Window, 1, Row.Game(1, start));

        (await _lake.SilverAsync("fct_games", "game_date")).ShouldBe([day]);
        (await _lake.KeysAsync("silver/")).ShouldBe([$"silver/fct_games/season=2026/date={day}/part-00000.parquet"]);
    }

    [Fact]
    public async Task The_season_is_the_records_and_not_the_calendars()
    {
        await _lake.TakeAsync(Window, 1, Row.Game(1, Row.At(11, 5, 18)), Row.Game(2, Row.At(3, 5, 18)));

        (await _lake.SilverAsync("fct_games", "game_id, season, game_date")).ShouldBe([
            "1|2026|2025-11-05",
            "2|2026|2026-03-05",
        ]);
    }

    [Fact]
    public async Task Ids_of_minus_one_names_of_nothing_and_seeds_of_99_are_unknown()
    {
        await _lake.TakeAsync(
            Window,
            1,
            Row.Game(1, Row.At(11, 5, 18))
                .With("venueId", -1)
                .With("venue", "")
                .With("homeSeed", 99)
                .With("awaySeed", 4)
                .With("homeConferenceId", 0)
        );

        (await _lake.SilverAsync("fct_games", "venue_id, venue, home_seed, away_seed, home_conference_id")).ShouldBe([
            "null|null|null|4|0",
        ]);
    }

    [Fact]
    public async Task Lines_are_one_row_a_provider_and_a_nameless_one_is_kept()
    {
        await _lake.TakeAsync(
            Question.Window("lines", Day, Day),
            1,
            WithLines(1, ("Bovada", -3.5), ("", -4), ("DraftKings", null)),
            WithLines(2)
        );

        (await _lake.SilverAsync("fct_lines", "game_id, provider, spread")).ShouldBe([
            "1|Bovada|-3.5",
            "1|DraftKings|null",
            "1|unknown|-4",
        ]);
    }

    [Fact]
    public async Task A_provider_that_leaves_a_game_has_no_line_any_more()
    {
        await _lake.TakeAsync(Question.Window("lines", Day, Day), 1, WithLines(1, ("Bovada", -3.5), ("ESPN BET", -4)));
        await _lake.TakeAsync(Question.Window("lines", Day, Day), 2, WithLines(1, ("ESPN BET", -5)));

        (await _lake.SilverAsync("fct_lines", "provider, spread")).ShouldBe(["ESPN BET|-5"]);
    }

    [Fact]
    public async Task Players_are_exploded_into_a_row_each()
    {
        await _lake.TakeAsync(
            Question.Window("games_players", Day, Day),
            1,
            BoxScore(1, 10, 100, 101),
            BoxScore(1, 11, 200),
            BoxScore(2, 10)
        );

        (await _lake.SilverAsync("fct_game_players", "game_id, team_id, athlete_id, points, game_date")).ShouldBe([
            "1|10|100|12.5|2025-11-01",
            "1|10|101|12.5|2025-11-01",
            "1|11|200|12.5|2025-11-01",
        ]);
        (await _lake.BronzeAsync("games_players", "gameId, teamId")).ShouldBe(["1|10", "1|11", "2|10"]);
    }

    [Fact]
    public async Task Broadcasts_are_a_row_each_and_one_without_name_and_type_is_none()
    {
        var game = new Row
        {
            ["gameId"] = 1,
            ["season"] = 2026,
            ["startDate"] = Row.At(11, 1, 18),
            ["broadcasts"] = new[]
            {
                new Row { ["broadcastName"] = "ESPN2", ["broadcastType"] = "tv" },
                new Row { ["broadcastName"] = "", ["broadcastType"] = "radio" },
                new Row { ["broadcastName"] = "", ["broadcastType"] = "" },
            },
        };

        await _lake.TakeAsync(Question.Window("games_media", Day, Day), 1, game);

        (await _lake.SilverAsync("fct_game_media", "broadcast_type, broadcast_name")).ShouldBe([
            "radio|unknown",
            "tv|ESPN2",
        ]);
    }

    private static Row WithLines(int game, params (string Provider, double? Spread)[] lines) =>
        new()
        {
            ["gameId"] = game,
            ["season"] = 2026,
            ["startDate"] = Row.At(11, 1, 18),
            ["lines"] = lines
                .Select(line => new Row { ["provider"] = line.Provider, ["spread"] = line.Spread })
                .ToArray(),
        };

    private static Row BoxScore(int game, int team, params int[] athletes) =>
        new()
        {
            ["gameId"] = game,
            ["teamId"] = team,
            ["season"] = 2026,
            ["startDate"] = Row.At(11, 1, 18),
            ["players"] = athletes.Select(athlete => new Row { ["athleteId"] = athlete, ["points"] = 12.5 }).ToArray(),
        };
}
