using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Transformer.Tests.Lake;

namespace HoopsEdge.Transformer.Tests.Races;

/// <summary>Promise 4: writers of one partition lose nothing of each other.</summary>
public sealed class AtomicPartitionTests : IDisposable
{
    private static readonly DateOnly Day = new(2025, 11, 5);
    private readonly TestLake _lake = new();

    public void Dispose() => _lake.Dispose();

    public static TheoryData<Moment> Moments => [.. Enum.GetValues<Moment>()];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Two_transformers_on_the_same_partitions_lose_nothing(int seed)
    {
        using var other = _lake.Open();
        for (var round = 0; round < 6; round++)
        {
            var batches = await LandRoundAsync(new Random((seed * 100) + round), round);
            await Task.WhenAll(
                Task.Run(() => _lake.Process.TransformAsync(batches[0])),
                Task.Run(() => other.TransformAsync(batches[1]))
            );

            var raced = await _lake.BytesAsync("silver");
            (await _lake.RebuildAsync()).ChangedPartitions.ShouldBe(0, $"round {round}");
            (await _lake.BytesAsync("silver")).ShouldBe(raced, $"round {round}");
        }
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Rows_that_somebody_else_adds_in_the_middle_of_the_work_stay(Moment moment)
    {
        var mine = await _lake.LandAsync(Question.PlaysOn(Day), 1, Row.Play(1, 1, Row.At(11, 5, 18)));
        var theirs = await _lake.LandAsync(Question.OfGame("plays_game", 2, Day), 2, Row.Play(2, 2, Row.At(11, 5, 20)));
        var meddling = new Meddling(moment, () => _lake.Process.TransformAsync(theirs));
        using var racing = _lake.Open(store => new MeddlingObjectStore(store, meddling));

        await racing.TransformAsync(mine);

        (await _lake.SilverAsync("fct_plays", "play_id")).ShouldBe(["1", "2"]);
        meddling.Results.Contains(ReplaceResult.Lost).ShouldBe(moment != Moment.Written);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task A_newer_answer_of_the_same_fetch_in_the_middle_of_the_work_wins(Moment moment)
    {
        var question = Question.Games(Day, Day.AddDays(9));
        await _lake.TakeAsync(question, 1, Row.Game(9, Row.At(11, 5, 18)));
        var mine = await _lake.LandAsync(question, 2, Row.Game(1, Row.At(11, 5, 18)));
        var meddling = new Meddling(
            moment,
            () => _lake.TakeAsync(question, 3, Row.Game(1, Row.At(11, 6, 18)), Row.Game(2, Row.At(11, 5, 18)))
        );
        using var racing = _lake.Open(store => new MeddlingObjectStore(store, meddling));

        await racing.TransformAsync(mine);

        (await _lake.SilverAsync("fct_games", "game_id, game_date")).ShouldBe(["1|2025-11-06", "2|2025-11-05"]);
    }

    [Theory]
    [InlineData(Moment.VersionRead)]
    [InlineData(Moment.Writing)]
    public async Task A_partition_that_somebody_else_fills_while_it_is_emptied_keeps_the_new_rows(Moment moment)
    {
        await _lake.TakeAsync(Question.PlaysOn(Day), 1, Row.Play(1, 1, Row.At(11, 5, 18)));
        var emptied = await _lake.LandAsync(Question.PlaysOn(Day), 2);
        var theirs = await _lake.LandAsync(Question.OfGame("plays_game", 2, Day), 3, Row.Play(2, 2, Row.At(11, 5, 20)));
        var meddling = new Meddling(moment, () => _lake.Process.TransformAsync(theirs));
        using var racing = _lake.Open(store => new MeddlingObjectStore(store, meddling));

        await racing.TransformAsync(emptied);

        (await _lake.SilverAsync("fct_plays", "play_id")).ShouldBe(["2"]);
    }

    [Fact]
    public async Task A_write_that_lost_to_somebody_who_knew_less_is_computed_again()
    {
        await _lake.TakeAsync(Question.PlaysOn(Day), 1, Row.Play(1, 1, Row.At(11, 5, 18)));
        var key = (await _lake.KeysAsync("silver/")).Single();
        using var folder = new TemporaryFolder("hoops-test-less-");
        var less = Path.Combine(folder.Path, "less.parquet");
        File.Copy(Path.Combine(_lake.Folder, key), less);
        await _lake.TakeAsync(
            Question.PlaysOn(Day),
            2,
            Row.Play(1, 1, Row.At(11, 5, 18)),
            Row.Play(3, 3, Row.At(11, 5, 18))
        );
        var mine = await _lake.LandAsync(Question.OfGame("plays_game", 2, Day), 3, Row.Play(2, 2, Row.At(11, 5, 20)));
        var meddling = new Meddling(
            Moment.Writing,
            () =>
                _lake.Store.PutFileAsync(key, less, WriteCondition.Always, null, TestContext.Current.CancellationToken)
        );
        using var racing = _lake.Open(store => new MeddlingObjectStore(store, meddling));

        await racing.TransformAsync(mine);

        meddling.Results.ShouldBe([ReplaceResult.Lost, ReplaceResult.Replaced]);
        (await _lake.SilverAsync("fct_plays", "play_id")).ShouldBe(["1", "2", "3"]);
    }

    private async Task<RawLanded[][]> LandRoundAsync(Random random, int round)
    {
        var batches = new List<RawLanded>[] { [], [] };
        for (var index = 0; index < 4; index++)
        {
            var game = random.Next(1, 4);
            var hour = 12 + random.Next(0, 3);
            var plays = Enumerable
                .Range(0, random.Next(0, 4))
                .Select(play => Row.Play((game * 100) + play, game, Row.At(11, 5 + random.Next(0, 2), hour)))
                .ToArray();
            var question = index % 2 == 0 ? Question.OfGame("plays_game", game, Day) : Question.PlaysOn(Day);
            var landed = await _lake.LandAsync(question, (round * 10) + index + 1, plays);
            batches[random.Next(2)].Add(landed);
            if (random.Next(2) == 0)
            {
                batches[random.Next(2)].Add(landed);
            }
        }

        return
        [
            [.. batches[0]],
            [.. batches[1]],
        ];
    }
}
