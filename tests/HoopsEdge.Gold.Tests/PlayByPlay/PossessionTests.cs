namespace HoopsEdge.Gold.Tests.PlayByPlay;

/// <summary>Whose possession ends with which play.</summary>
public sealed class PossessionTests
{
    private static Feed Feed => new();

    [Fact]
    public async Task A_made_shot_a_defensive_rebound_and_a_turnover_end_possessions() =>
        (
            await Feed.Shot("19:40", 'h', 2, true)
                .Shot("19:20", 'a', 3, false)
                .Play("19:18", 'h', "Defensive Rebound")
                .Play("19:00", 'h', "Lost Ball Turnover")
                .Play("19:00", 'a', "Steal")
                .Shot("18:50", 'a', 2, true)
                .EndsAsync()
        ).ShouldBe(["h field_goal", "a defensive_rebound", "h turnover", "a field_goal"]);

    [Fact]
    public async Task A_shot_with_a_foul_ends_with_the_free_throw() =>
        (
            await Feed.Shot("19:40", 'h', 2, true)
                .Play("19:40", 'a', "PersonalFoul")
                .Shot("19:40", 'h', 1, true)
                .Shot("19:20", 'a', 2, true)
                .Play("19:20", 'h', "PersonalFoul")
                .Shot("19:20", 'a', 1, false)
                .Play("19:18", 'h', "Defensive Rebound")
                .EndsAsync()
        ).ShouldBe(["h free_throw", "a defensive_rebound"]);

    [Fact]
    public async Task Only_the_last_free_throw_of_a_trip_ends_a_possession() =>
        (
            await Feed.Play("19:40", 'a', "PersonalFoul")
                .Shot("19:40", 'h', 1, true)
                .Shot("19:40", 'h', 1, true)
                .Play("19:20", 'h', "PersonalFoul")
                .Shot("19:20", 'a', 1, false)
                .Play("19:20", 'a', "Dead Ball Rebound")
                .Shot("19:20", 'a', 1, false)
                .Play("19:19", 'a', "Offensive Rebound")
                .Shot("19:10", 'a', 2, true)
                .EndsAsync()
        ).ShouldBe(["h free_throw", "a field_goal"]);

    [Fact]
    public async Task Shots_of_a_technical_foul_leave_the_ball_where_it_was() =>
        (
            await Feed.Shot("19:40", 'h', 2, false)
                .Play("19:38", 'h', "Offensive Rebound")
                .Play("19:30", 'h', "Technical Foul")
                .Shot("19:30", 'a', 1, true)
                .Shot("19:30", 'a', 1, false)
                .Play("19:30", 'h', "Dead Ball Rebound")
                .Shot("19:20", 'h', 2, true)
                .EndsAsync()
        ).ShouldBe(["h field_goal"]);

    [Fact]
    public async Task After_a_flagrant_foul_the_team_keeps_the_ball_and_may_lose_it_without_a_play() =>
        (
            await Feed.Play("19:40", 'a', "Flagrant Foul")
                .Shot("19:40", 'h', 1, true)
                .Shot("19:40", 'h', 1, true)
                .Shot("19:20", 'h', 2, true)
                .Play("19:00", 'h', "Flagrant Foul")
                .Shot("19:00", 'a', 1, true)
                .Shot("18:40", 'h', 2, true)
                .EndsAsync()
        ).ShouldBe(["h field_goal", "a change", "h field_goal"]);

    [Fact]
    public async Task A_rebound_of_the_team_belongs_to_the_offence_or_ends_its_possession() =>
        (
            await Feed.Shot("19:40", 'h', 2, false)
                .Play("19:38", 'h', "Dead Ball Rebound")
                .Shot("19:20", 'h', 2, false)
                .Play("19:18", 'a', "Dead Ball Rebound")
                .Shot("19:00", 'a', 2, true)
                .EndsAsync()
        ).ShouldBe(["h defensive_rebound", "a field_goal"]);

    [Fact]
    public async Task A_held_ball_that_the_defence_wins_ends_the_possession_once() =>
        (
            await Feed.Play("20:00", 'h', "Jumpball", text: "Jump Ball won by Home")
                .Shot("19:40", 'h', 2, false)
                .Play("19:38", 'a', "Jumpball", text: "Jump Ball won by Away")
                .Shot("19:20", 'a', 2, true)
                .Play("19:00", 'h', "Lost Ball Turnover")
                .Play("19:00", 'a', "Jumpball", text: "Jump Ball won by Away")
                .Shot("18:40", 'a', 2, true)
                .EndsAsync()
        ).ShouldBe(["h change", "a field_goal", "h turnover", "a field_goal"]);

    [Fact]
    public async Task An_offensive_foul_that_is_told_twice_is_one_turnover() =>
        (
            await Feed.Play("19:40", 'h', "PersonalFoul")
                .Play("19:40", 'h', "Offensive Charge")
                .Play("19:40", 'h', "Foul Turnover")
                .Shot("19:20", 'a', 2, true)
                .EndsAsync()
        ).ShouldBe(["h turnover", "a field_goal"]);

    [Fact]
    public async Task The_end_of_a_period_cuts_off_a_possession_that_had_time_or_a_play() =>
        (
            await Feed.Shot("0:10", 'h', 2, true)
                .End()
                .Shot("0:20", 'h', 2, true, 2)
                .Shot("0:02", 'a', 2, true, 2)
                .End(2)
                .Shot("0:05", 'h', 2, true, 3)
                .Shot("0:01", 'a', 3, false, 3)
                .End(3)
                .EndsAsync()
        ).ShouldBe([
            "h field_goal",
            "a end_of_period",
            "h field_goal",
            "a field_goal",
            "h field_goal",
            "a end_of_period",
        ]);

    [Fact]
    public async Task Garbage_time_is_whole_possessions_by_the_score_at_their_start()
    {
        var feed = new Feed();
        for (var shot = 0; shot < 7; shot++)
        {
            feed.Shot($"15:{40 - shot}", 'h', 3, true, 2);
        }

        using var lake = await feed.Shot("9:50", 'a', 2, false, 2)
            .Play("9:48", 'h', "Defensive Rebound", 2)
            .Shot("9:30", 'h', 2, true, 2)
            .End(2)
            .BuildAsync();
        (
            await lake.QueryAsync(
                "select seconds_remaining from fct_pbp_plays where garbage_time order by sequence",
                row => row.GetInt32(0)
            )
        ).ShouldBe([570, 0]);
    }

    [Fact]
    public async Task A_game_whose_plays_do_not_add_up_is_flagged_with_the_difference()
    {
        using var lake = await Feed.Shot("19:40", 'h', 2, true).Shot("19:20", 'a', 3, true).End().BuildAsync();
        (await ReconciledAsync(lake)).ShouldBe(["1 true 0", "2 true 0"]);

        await lake.ChangeAsync("fct_games", "select * replace (home_points + 4 as home_points) from rows");
        await lake.TryBuildAsync("fct_pbp_game_teams");
        (await ReconciledAsync(lake)).ShouldBe(["1 false -4", "2 false 0"]);
    }

    private static Task<List<string>> ReconciledAsync(Support.GoldLake lake) =>
        lake.QueryAsync(
            """
            select concat_ws(' ', team_id, reconciled, points_difference)
            from fct_pbp_game_teams where variant = 'all' order by team_id
            """,
            row => row.GetString(0)
        );
}
