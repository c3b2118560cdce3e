using HoopsEdge.Transformer.Tests.Lake;

namespace HoopsEdge.Transformer.Tests.Models;

/// <summary>Which of several answers tells the rows of a game, in the cases that have names.</summary>
public sealed class AuthorityTests : IDisposable
{
    private static readonly DateOnly Day = new(2025, 11, 5);
    private static readonly string Tipoff = Row.At(11, 5, 18);
    private readonly TestLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [Fact]
    public async Task A_game_at_midnight_utc_belongs_to_the_answer_of_its_own_utc_day()
    {
        var midnight = Row.At(11, 6);
        await _lake.TakeAsync(Question.PlaysOn(Day.AddDays(1)), 1, Row.Play(1, 7, midnight), Row.Play(2, 7, midnight));
        await _lake.TakeAsync(Question.PlaysOn(Day), 2, Row.Play(1, 7, midnight), Row.Play(3, 8, Tipoff));

        (await PlaysAsync()).ShouldBe(["1|2025-11-05", "2|2025-11-05", "3|2025-11-05"]);
    }

    [Fact]
    public async Task The_newer_whole_answer_of_a_game_voids_plays_that_only_the_older_one_has()
    {
        await _lake.TakeAsync(Question.PlaysOn(Day), 1, Row.Play(1, 7, Tipoff), Row.Play(2, 7, Tipoff));
        await _lake.TakeAsync(Question.OfGame("plays_game", 7, Day), 2, Row.Play(2, 7, Tipoff), Row.Play(3, 7, Tipoff));

        (await PlaysAsync()).ShouldBe(["2|2025-11-05", "3|2025-11-05"]);
    }

    [Fact]
    public async Task A_players_plays_void_nothing_and_count_where_no_whole_answer_is()
    {
        await _lake.TakeAsync(Question.PlaysOn(Day), 1, Row.Play(1, 7, Tipoff), Row.Play(2, 7, Tipoff));
        await _lake.TakeAsync(
            Question.OfPlayer("plays_player", 5),
            2,
            Row.Play(2, 7, Tipoff),
            Row.Play(9, 8, Row.At(11, 20, 18))
        );

        (await PlaysAsync()).ShouldBe(["1|2025-11-05", "2|2025-11-05", "9|2025-11-20"]);
    }

    [Fact]
    public async Task What_fills_a_game_goes_when_the_game_was_answered_empty_and_the_day_still_counts()
    {
        await _lake.TakeAsync(Question.PlaysOn(Day), 1, Row.Play(1, 7, Tipoff));
        await _lake.TakeAsync(Question.OfGame("plays_game", 7, Day), 2, Row.Play(2, 7, Tipoff));
        await _lake.TakeAsync(Question.OfGame("plays_game", 7, Day), 3);

        (await PlaysAsync()).ShouldBe(["1|2025-11-05"]);
    }

    [Fact]
    public async Task Stints_of_a_team_are_replaced_by_its_newest_whole_answer_only()
    {
        await _lake.TakeAsync(
            Question.OfTeam("substitutions_team", "Duke"),
            1,
            Row.Stint(7, Tipoff, 1, 1200, 900),
            Row.Stint(7, Tipoff, 1, 600, 0)
        );
        await _lake.TakeAsync(
            Question.OfGame("substitutions_game", 7, Day),
            2,
            Row.Stint(7, Tipoff, 1, 1200, 880),
            Row.Stint(7, Tipoff, 2, 1200, 0).With("teamId", 2)
        );

        (
            await _lake.SilverAsync(
                "fct_substitutions",
                "team_id, athlete_id, in_seconds_remaining, out_seconds_remaining"
            )
        ).ShouldBe(["1|1|1200|880", "2|2|1200|0"]);
    }

    private Task<List<string>> PlaysAsync() => _lake.SilverAsync("fct_plays", "play_id, game_date");
}
