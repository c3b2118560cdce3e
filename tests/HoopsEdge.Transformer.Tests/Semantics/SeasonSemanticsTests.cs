using HoopsEdge.Transformer.Tests.Lake;

namespace HoopsEdge.Transformer.Tests.Semantics;

/// <summary>What the SQL of the season tables makes of the API's habits.</summary>
public sealed class SeasonSemanticsTests : IDisposable
{
    private static readonly DateOnly Day = new(2025, 11, 5);
    private readonly TestLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [Fact]
    public async Task Rankings_without_a_date_keep_every_week_and_poll()
    {
        await _lake.TakeAsync(
            Question.OfSeason("rankings", 2016),
            1,
            Ranking(2016, 1, "AP Top 25", 3),
            Ranking(2016, 2, "AP Top 25", 2),
            Ranking(2016, 2, "Coaches Poll", null)
        );

        (await _lake.SilverAsync("fct_rankings", "week, poll_type, ranking, poll_date")).ShouldBe([
            "1|AP Top 25|3|null",
            "2|AP Top 25|2|null",
            "2|Coaches Poll|null|null",
        ]);
    }

    [Fact]
    public async Task An_answer_with_the_whole_history_counts_for_its_season_only_and_stays_whole_in_bronze()
    {
        await _lake.TakeAsync(
            Question.OfSeason("rankings", 2025),
            1,
            Ranking(2025, 1, "AP Top 25", 1),
            Ranking(2026, 1, "AP Top 25", 9)
        );
        await _lake.TakeAsync(
            Question.OfSeason("rankings", 2026),
            2,
            Ranking(2025, 1, "AP Top 25", 8),
            Ranking(2026, 1, "AP Top 25", 2)
        );

        (await _lake.SilverAsync("fct_rankings", "season, ranking")).ShouldBe(["2025|1", "2026|2"]);
        (await _lake.BronzeAsync("rankings", "season, ranking")).ShouldBe(["2025|1", "2025|8", "2026|2", "2026|9"]);
    }

    [Fact]
    public async Task A_snapshot_of_all_seasons_is_a_partition_each()
    {
        await _lake.TakeAsync(
            Question.Snapshot("ratings_srs"),
            1,
            new Row
            {
                ["season"] = 2024,
                ["teamId"] = 1,
                ["rating"] = 1,
            },
            new Row
            {
                ["season"] = 2025,
                ["teamId"] = 1,
                ["rating"] = -2.25,
            }
        );

        (await _lake.SilverAsync("fct_ratings_srs", "season, rating")).ShouldBe(["2024|1", "2025|-2.25"]);
        (await _lake.KeysAsync("silver/")).ShouldBe([
            "silver/fct_ratings_srs/season=2024/part-00000.parquet",
            "silver/fct_ratings_srs/season=2025/part-00000.parquet",
        ]);
    }

    [Fact]
    public async Task Units_of_a_game_take_game_day_and_season_from_the_request()
    {
        await _lake.TakeAsync(Question.OfGame("lineups_game", 7, Day), 1, Unit(1, "ab"), Unit(1, "cd"), Unit(2, "ab"));

        (await _lake.SilverAsync("fct_lineups", "game_id, team_id, lineup_id, season, game_date")).ShouldBe([
            "7|1|ab|2026|2025-11-05",
            "7|1|cd|2026|2025-11-05",
            "7|2|ab|2026|2025-11-05",
        ]);
    }

    [Fact]
    public async Task The_same_unit_in_two_games_is_two_rows()
    {
        await _lake.TakeAsync(Question.OfGame("lineups_game", 7, Day), 1, Unit(1, "ab"));
        await _lake.TakeAsync(Question.OfGame("lineups_game", 8, Day), 2, Unit(1, "ab"));

        (await _lake.SilverAsync("fct_lineups", "game_id, lineup_id")).ShouldBe(["7|ab", "8|ab"]);
    }

    [Fact]
    public async Task Stints_of_one_player_are_told_apart_by_their_beginning_and_the_longer_of_two_stays()
    {
        var tipoff = Row.At(11, 5, 18);
        await _lake.TakeAsync(
            Question.OfTeam("substitutions_team", "Duke"),
            1,
            Row.Stint(7, tipoff, 5, 1200, 900),
            Row.Stint(7, tipoff, 5, 600, 600),
            Row.Stint(7, tipoff, 5, 600, 300),
            Row.Stint(7, tipoff, 5, 1200, 0, period: 2)
        );

        (
            await _lake.SilverAsync(
                "fct_substitutions",
                "in_period, in_seconds_remaining, out_seconds_remaining, season"
            )
        ).ShouldBe(["1|600|300|2026", "1|1200|900|2026", "2|1200|0|2026"]);
    }

    [Fact]
    public async Task A_stint_outside_of_the_asked_season_is_another_requests()
    {
        await _lake.TakeAsync(
            Question.OfTeam("substitutions_team", "Duke", 2026),
            1,
            Row.Stint(7, Row.At(11, 5, 18), 5, 1200, 900),
            Row.Stint(6, "2025-03-05T18:00:00.000Z", 5, 1200, 900)
        );

        (await _lake.SilverAsync("fct_substitutions", "game_id")).ShouldBe(["7"]);
    }

    [Fact]
    public async Task Draft_picks_are_told_apart_by_their_number_and_the_unknown_is_null()
    {
        await _lake.TakeAsync(Question.OfSeason("draft_picks", 2025), 1, Pick(1, 100), Pick(2, -1), Pick(3, null));

        (await _lake.SilverAsync("fct_draft_picks", "season, overall, athlete_id, athlete_name")).ShouldBe([
            "2025|1|100|null",
            "2025|2|null|null",
            "2025|3|null|null",
        ]);
    }

    [Fact]
    public async Task A_roster_is_a_row_a_player_and_feeds_the_players()
    {
        await _lake.TakeAsync(Question.OfSeason("teams_roster", 2025), 1, Roster(2025, 1, "Ann", 5));
        await _lake.TakeAsync(Question.OfSeason("teams_roster", 2026), 2, Roster(2026, 2, "Ann B.", 5, 6));

        (await _lake.SilverAsync("fct_rosters", "season, team_id, athlete_id")).ShouldBe([
            "2025|1|5",
            "2026|2|5",
            "2026|2|6",
        ]);
        (await _lake.SilverAsync("dim_players", "athlete_id, name, team_id, last_season")).ShouldBe([
            "5|Ann B.|2|null",
            "6|Ann B.|2|null",
        ]);
    }

    [Fact]
    public async Task An_old_roster_that_is_asked_again_does_not_take_a_player_back()
    {
        await _lake.TakeAsync(Question.OfSeason("teams_roster", 2026), 1, Roster(2026, 2, "Ann B.", 5));
        await _lake.TakeAsync(Question.OfSeason("teams_roster", 2025), 2, Roster(2025, 1, "Ann", 5));

        (await _lake.SilverAsync("dim_players", "athlete_id, name, season")).ShouldBe(["5|Ann B.|2026"]);
    }

    private static Row Ranking(int season, int week, string poll, int? ranking) =>
        new()
        {
            ["season"] = season,
            ["seasonType"] = "regular",
            ["week"] = week,
            ["pollType"] = poll,
            ["pollDate"] = null,
            ["teamId"] = 1,
            ["ranking"] = ranking,
        };

    private static Row Unit(int team, string hash) => new() { ["teamId"] = team, ["idHash"] = hash };

    private static Row Pick(int overall, int? athlete) =>
        new()
        {
            ["year"] = 2025,
            ["overall"] = overall,
            ["athleteId"] = athlete,
            ["name"] = "",
        };

    private static Row Roster(int season, int team, string name, params int[] athletes) =>
        new()
        {
            ["season"] = season,
            ["teamId"] = team,
            ["players"] = athletes
                .Select(athlete => new Row
                {
                    ["id"] = athlete,
                    ["name"] = name,
                    ["endSeason"] = -1,
                })
                .ToArray(),
        };
}
