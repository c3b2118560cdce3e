using CsCheck;
using HoopsEdge.Contracts;
using HoopsEdge.Transformer.Tests.Lake;

namespace HoopsEdge.Transformer.Tests.Models;

/// <summary>Promises 2, 3 and 5 together: whatever lands and in whatever order it comes, silver is what the model says.</summary>
public sealed class ScopeModelTests
{
    private static readonly DateOnly Day = new(2025, 11, 5);

    // 00:00Z and 00:30Z are the evening before in the east; the other two are the same day.
    private static readonly (int Hour, int Minute)[] Hours = [(0, 0), (0, 30), (5, 0), (18, 0)];

    private static readonly Gen<string> Tipoff = Gen.Select(
        Gen.Int[5, 8],
        Gen.Int[0, Hours.Length - 1],
        (day, hour) => Row.At(11, day, Hours[hour].Hour, Hours[hour].Minute)
    );

    private static readonly Gen<Row[]> Games = Gen.Select(
            Gen.Int[1, 4],
            Tipoff,
            Gen.Int[50, 99],
            (id, tipoff, points) => Row.Game(id, tipoff, home: points)
        )
        .Array[0, 4]
        .Select(rows => rows.DistinctBy(row => row["id"]).ToArray());

    private static readonly Gen<Row[]> Plays = Gen.Select(
            Gen.Int[1, 3],
            Gen.Int[0, 3],
            Tipoff,
            (game, play, tipoff) => (game, play, tipoff)
        )
        .Array[0, 5]
        .Select(rows => OneTipoffEach(rows));

    private static readonly Gen<(Question Question, Row[] Rows)> Answer = Gen.OneOf(
        Gen.Select(Gen.Int[0, 1].Select(from => Question.Games(Day.AddDays(from), Day.AddDays(from + 2))), Games),
        Gen.Select(Gen.Int[0, 3].Select(day => Question.PlaysOn(Day.AddDays(day))), Plays),
        Gen.Select(Gen.Int[1, 3], Plays, PlaysOfGame),
        Gen.Select(Gen.Int[1, 2].Select(player => Question.OfPlayer("plays_player", player)), Plays)
    );

    private static readonly Gen<(Question Question, Row[] Rows)[]> Answers = Answer.Array[4, 9];

    public static TheoryData<uint> Streams => [.. Enumerable.Range(1, 8).Select(stream => (uint)stream)];

    [Theory]
    [MemberData(nameof(Streams))]
    public async Task Silver_is_what_the_model_says_whatever_is_delivered_when(uint stream)
    {
        var random = new PCG(stream, 20251105);
        for (var round = 0; round < 3; round++)
        {
            var answers = Answers
                .Generate(random, null, out _)
                .Select((answer, minute) => new ModelAnswer(answer.Question, minute + 1, answer.Rows))
                .ToArray();
            await DeliverAsync(answers, random);
        }
    }

    private static async Task DeliverAsync(ModelAnswer[] answers, PCG random)
    {
        using var lake = new TestLake();
        var waiting = new List<RawLanded>();
        var landings = new List<RawLanded>();
        foreach (var answer in answers)
        {
            var landed = await lake.LandAsync(answer.Question, answer.Minute, answer.Rows);
            landings.Add(landed);
            waiting.Add(landed);
            if (Pick(random, 3) == 0)
            {
                waiting.Add(landings[Pick(random, landings.Count)]);
            }

            await TakeSomeAsync(lake, waiting, Pick(random, 3), random);
        }

        while (waiting.Count > 0)
        {
            await TakeSomeAsync(lake, waiting, 1 + Pick(random, 3), random);
        }

        var story = Story(answers);
        (await lake.SilverAsync("fct_games", "game_id, game_date, home_points, _fetch_id")).ShouldBe(
            LakeModel.Games(answers),
            story
        );
        (await lake.SilverAsync("fct_plays", "play_id, game_id, game_date, _fetch_id")).ShouldBe(
            LakeModel.Plays(answers),
            story
        );
        await ShouldBeWhatARebuildMakesAsync(lake, story);
    }

    private static async Task ShouldBeWhatARebuildMakesAsync(TestLake lake, string story)
    {
        var silver = await lake.BytesAsync("silver");
        var report = await lake.RebuildAsync();
        (await lake.BytesAsync("silver")).ShouldBe(silver, story);
        report.ChangedPartitions.ShouldBe(0, story);
        report.RemovedObjects.ShouldBe(0, story);
    }

    private static async Task TakeSomeAsync(TestLake lake, List<RawLanded> waiting, int count, PCG random)
    {
        var batch = new List<RawLanded>();
        while (batch.Count < count && waiting.Count > 0)
        {
            var index = Pick(random, waiting.Count);
            batch.Add(waiting[index]);
            waiting.RemoveAt(index);
        }

        if (batch.Count > 0)
        {
            (await lake.Process.TransformAsync([.. batch])).ShouldBeEmpty();
        }
    }

    private static int Pick(PCG random, int count) => (int)random.Next((uint)count);

    /// <summary>In one answer a game has one tip-off, as in the API's.</summary>
    private static Row[] OneTipoffEach((int Game, int Play, string Tipoff)[] plays) =>
        [
            .. plays
                .GroupBy(play => play.Game)
                .SelectMany(game =>
                    game.Select(play => play.Play)
                        .Distinct()
                        .Select(play => Row.Play((game.Key * 10) + play, game.Key, game.First().Tipoff))
                ),
        ];

    private static (Question, Row[]) PlaysOfGame(int game, Row[] plays) =>
        (Question.OfGame("plays_game", game, Day), [.. plays.Where(play => game.Equals(play["gameId"]))]);

    private static string Story(IEnumerable<ModelAnswer> answers) =>
        string.Join(
            '\n',
            answers.Select(answer =>
                $"{answer.Minute} {answer.Question.Request.Canonical}: "
                + string.Join("; ", answer.Rows.Select(row => string.Join(' ', row.Values)))
            )
        );
}
