using HoopsEdge.Transformer.Tests.Lake;

namespace HoopsEdge.Transformer.Tests.Promises;

/// <summary>Promises 2 and 3: an answer replaces its scope; a key has one row in the whole table.</summary>
public sealed class ReplaceByScopeTests : IDisposable
{
    private static readonly DateOnly Day = new(2025, 11, 5);
    private static readonly Question Early = Question.Games(Day, Day.AddDays(9));
    private static readonly Question Late = Question.Games(Day.AddDays(10), Day.AddDays(19));
    private readonly TestLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [Fact]
    public async Task A_cancelled_game_disappears()
    {
        await _lake.TakeAsync(Early, 1, Row.Game(1, Row.At(11, 5, 18)), Row.Game(2, Row.At(11, 5, 20)));

        await _lake.TakeAsync(Early, 2, Row.Game(2, Row.At(11, 5, 20)));

        (await GamesAsync()).ShouldBe(["2|2025-11-05"]);
    }

    [Fact]
    public async Task A_partition_whose_last_row_goes_is_no_object_any_more()
    {
        await _lake.TakeAsync(Early, 1, Row.Game(1, Row.At(11, 5, 18)), Row.Game(2, Row.At(11, 6, 18)));

        await _lake.TakeAsync(Early, 2, Row.Game(2, Row.At(11, 6, 18)));

        (await _lake.KeysAsync("silver/")).ShouldBe([
            "silver/fct_games/season=2026/date=2025-11-06/part-00000.parquet",
        ]);
        var gone = _lake.Process.Published[^1].Partitions.Single(change => change.Key is null);
        gone.Partition.ShouldBe("season=2026/date=2025-11-05");
    }

    [Fact]
    public async Task An_answer_that_became_empty_takes_all_rows_of_its_scope_away_and_no_other()
    {
        await _lake.TakeAsync(Early, 1, Row.Game(1, Row.At(11, 5, 18)));
        await _lake.TakeAsync(Late, 2, Row.Game(2, Row.At(11, 16, 18)));

        await _lake.TakeAsync(Early, 3);

        (await GamesAsync()).ShouldBe(["2|2025-11-16"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_game_moved_to_another_day_of_its_window_has_one_row(bool newestFirst)
    {
        var before = await _lake.LandAsync(Early, 1, Row.Game(1, Row.At(11, 5, 18)));
        var after = await _lake.LandAsync(Early, 2, Row.Game(1, Row.At(11, 8, 18)));
        foreach (var landed in newestFirst ? [after, before] : new[] { before, after })
        {
            await _lake.Process.TransformAsync(landed);
        }

        (await GamesAsync()).ShouldBe(["1|2025-11-08"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_game_moved_into_another_window_has_one_row_even_before_its_old_window_is_asked(bool newestFirst)
    {
        var before = await _lake.LandAsync(Early, 1, Row.Game(1, Row.At(11, 5, 18)));
        var after = await _lake.LandAsync(Late, 2, Row.Game(1, Row.At(11, 16, 18)));
        foreach (var landed in newestFirst ? [after, before] : new[] { before, after })
        {
            await _lake.Process.TransformAsync(landed);
        }

        (await GamesAsync()).ShouldBe(["1|2025-11-16"]);
    }

    [Fact]
    public async Task A_game_that_left_its_new_window_again_is_back_where_an_answer_still_has_it()
    {
        await _lake.TakeAsync(Early, 1, Row.Game(1, Row.At(11, 5, 18)), Row.Game(2, Row.At(11, 6, 18)));
        await _lake.TakeAsync(Late, 2, Row.Game(1, Row.At(11, 16, 18)), Row.Game(3, Row.At(11, 17, 18)));

        await _lake.TakeAsync(Late, 3, Row.Game(3, Row.At(11, 17, 18)));

        (await GamesAsync()).ShouldBe(["1|2025-11-05", "2|2025-11-06", "3|2025-11-17"]);
    }

    [Fact]
    public async Task A_game_moved_back_and_forth_has_one_row_at_its_newest_day()
    {
        await _lake.TakeAsync(Early, 1, Row.Game(1, Row.At(11, 5, 18)));
        await _lake.TakeAsync(Late, 2, Row.Game(1, Row.At(11, 16, 18)));
        await _lake.TakeAsync(Early, 3, Row.Game(1, Row.At(11, 5, 18)).With("attendance", 9000));

        (await GamesAsync()).ShouldBe(["1|2025-11-05"]);
    }

    [Fact]
    public async Task A_game_leaves_the_season_it_was_wrongly_listed_in()
    {
        var old = Question.Games(new DateOnly(2025, 7, 1), new DateOnly(2025, 7, 31), 2025);
        await _lake.TakeAsync(old, 1, Row.Game(1, Row.At(11, 5, 18), season: 2025));
        await _lake.TakeAsync(Early, 2, Row.Game(1, Row.At(11, 5, 18)));

        await _lake.TakeAsync(old, 3);

        (await _lake.SilverAsync("fct_games", "game_id, season")).ShouldBe(["1|2026"]);
    }

    private Task<List<string>> GamesAsync() => _lake.SilverAsync("fct_games", "game_id, game_date");
}
