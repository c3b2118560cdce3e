using HoopsEdge.Contracts;
using HoopsEdge.Transformer.Rebuilding;
using HoopsEdge.Transformer.Tests.Lake;

namespace HoopsEdge.Transformer.Tests.Faults;

/// <summary>Promise 5 under a crash between any two steps: delivered again, the lake is what it would have been.</summary>
public sealed class CrashTests
{
    private const int MostSteps = 200;
    private static readonly DateOnly Day = new(2025, 11, 5);
    private static readonly Question Early = Question.Games(Day, Day.AddDays(9));
    private static readonly Question Late = Question.Games(Day.AddDays(10), Day.AddDays(19));

    [Fact]
    public Task A_first_landing_survives_a_crash_at_any_step() =>
        SurvivesAsync(
            _ => Task.CompletedTask,
            lake => LandAsync(lake, Early, 1, Row.Game(1, Row.At(11, 5, 18)), Row.Game(2, Row.At(11, 6, 18)))
        );

    [Fact]
    public Task A_landing_that_moves_and_removes_rows_survives_a_crash_at_any_step() =>
        SurvivesAsync(
            async lake =>
            {
                await lake.TakeAsync(
                    Early,
                    1,
                    Row.Game(1, Row.At(11, 5, 18)),
                    Row.Game(2, Row.At(11, 6, 18)),
                    Row.Game(3, Row.At(11, 7, 18))
                );
                await lake.TakeAsync(Late, 2, Row.Game(3, Row.At(11, 16, 18)), Row.Game(4, Row.At(11, 17, 18)));
            },
            lake => LandAsync(lake, Late, 3, Row.Game(1, Row.At(11, 18, 18)), Row.Game(4, Row.At(11, 17, 18)))
        );

    [Fact]
    public Task A_landing_without_rows_survives_a_crash_at_any_step() =>
        SurvivesAsync(
            lake => lake.TakeAsync(Early, 1, Row.Game(1, Row.At(11, 5, 18))),
            lake => LandAsync(lake, Early, 2)
        );

    [Fact]
    public Task A_batch_for_several_tables_survives_a_crash_at_any_step() =>
        SurvivesAsync(
            lake => lake.TakeAsync(Question.PlaysOn(Day), 1, Row.Play(1, 1, Row.At(11, 5, 18))),
            async lake =>
                [
                    .. await LandAsync(lake, Early, 2, Row.Game(1, Row.At(11, 5, 18))),
                    .. await LandAsync(
                        lake,
                        Question.OfGame("plays_game", 1, Day),
                        3,
                        Row.Play(1, 1, Row.At(11, 5, 18)),
                        Row.Play(2, 1, Row.At(11, 5, 18))
                    ),
                    .. await LandAsync(lake, Question.PlaysOn(Day), 4),
                ],
            stride: 5
        );

    [Fact]
    public async Task A_rebuild_that_crashes_at_any_step_is_made_good_by_the_next()
    {
        using var origin = new TestLake();
        await origin.TakeAsync(Early, 1, Row.Game(1, Row.At(11, 5, 18)), Row.Game(2, Row.At(11, 6, 18)));
        await origin.TakeAsync(Early, 2, Row.Game(1, Row.At(11, 8, 18)));
        var wanted = await origin.BytesAsync("raw", "bronze", "silver");

        for (var step = 0; ; step += 11)
        {
            step.ShouldBeLessThan(1000);
            using var lake = new TestLake(origin);
            lake.LoseAllButRaw();
            var crash = new CrashSchedule(step);
            using (var dying = Open(lake, crash))
            {
                await RunAsync(() => dying.Get<LakeRebuild>().RunAsync(null, TestContext.Current.CancellationToken));
            }

            await lake.RebuildAsync();
            (await lake.BytesAsync("raw", "bronze", "silver")).ShouldBe(wanted, $"after a crash at step {step}");
            if (!crash.HasCrashed)
            {
                return;
            }
        }
    }

    private static async Task SurvivesAsync(
        Func<TestLake, Task> arrange,
        Func<TestLake, Task<RawLanded[]>> land,
        int stride = 1
    )
    {
        using var origin = new TestLake();
        await arrange(origin);
        var batch = await land(origin);
        using var undisturbed = new TestLake(origin);
        await undisturbed.Process.TransformAsync(batch);
        var wanted = await undisturbed.BytesAsync("raw", "bronze", "silver");

        for (var step = 0; ; step += stride)
        {
            step.ShouldBeLessThan(MostSteps);
            using var lake = new TestLake(origin);
            var crash = new CrashSchedule(step);
            using (var dying = Open(lake, crash))
            {
                await RunAsync(() => dying.TransformAsync(batch));
            }

            await lake.Process.TransformAsync(batch);
            (await lake.BytesAsync("raw", "bronze", "silver")).ShouldBe(wanted, $"after a crash at step {step}");
            await ShouldBeFinishedAsync(lake, batch, step);
            if (!crash.HasCrashed)
            {
                return;
            }
        }
    }

    private static async Task ShouldBeFinishedAsync(TestLake lake, RawLanded[] batch, int step)
    {
        foreach (var landed in batch)
        {
            var noted = await lake.Checkpoints.FindAsync(
                landed.Endpoint,
                landed.FetchId,
                TestContext.Current.CancellationToken
            );
            noted.ShouldNotBeNull().InSilver.ShouldBeTrue($"after a crash at step {step}");
        }
    }

    private static LakeProcess Open(TestLake lake, CrashSchedule crash) =>
        lake.Open(store => new CrashingObjectStore(store, crash), state => new CrashingStateStore(state, crash));

    private static async Task RunAsync(Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (CrashException)
        {
            // The process is gone; what it did stays.
        }
    }

    private static async Task<RawLanded[]> LandAsync(TestLake lake, Question question, int minute, params Row[] rows) =>
        [await lake.LandAsync(question, minute, rows)];
}
