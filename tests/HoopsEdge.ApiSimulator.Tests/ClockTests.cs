using System.Text.Json;
using HoopsEdge.ApiSimulator.Schedule;
using HoopsEdge.ApiSimulator.Tests.Support;

namespace HoopsEdge.ApiSimulator.Tests;

public sealed class ClockTests : IAsyncLifetime
{
    private static readonly SimulatorOptions Options = new()
    {
        Teams = 60,
        Today = new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero),
    };

    private static readonly SeasonArchive Script = new SimulatedLeague(Options).Season(2026);
    private Api _api = null!;

    private DateTimeOffset Now => _api.Server.Clock.GetUtcNow();

    public async ValueTask InitializeAsync() => _api = await Api.StartAsync(Options);

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Games_before_the_clock_are_final_and_games_after_it_scheduled_without_a_score()
    {
        var games = await _api.RowsAsync("/games?season=2026");

        games.Where(game => game.Text("status") == "final").ShouldAllBe(game => game.Instant("startDate") < Now);
        var ahead = games.Where(game => game.Instant("startDate") > Now).ToArray();
        ahead.ShouldNotBeEmpty();
        ahead.ShouldAllBe(game =>
            game.IsNull("homePoints") && game.IsNull("homeWinner") && game.Text("status") != "final"
        );
        (await _api.RowsAsync("/games?season=2026&tournament=NCAA")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_game_under_way_has_a_running_score_and_its_plays_so_far_but_no_box()
    {
        var game = Script.Games.First(game => game.PlayedAt > Now && game is { IsPlayed: true, Change: null });
        _api.Server.Clock.MoveTo(game.PlayedAt.AddMinutes(70));

        var row = await Game(game.Id);
        var plays = await _api.RowsAsync(Invariant($"/plays/game/{game.Id}"));
        var boxes = await _api.RowsAsync("/games/teams?season=2026");

        row.Text("status").ShouldBe("in_progress");
        row.Int("homePoints").ShouldBe(plays.Max(play => play.Int("homeScore")));
        row.IsNull("homeWinner").ShouldBeTrue();
        plays.ShouldAllBe(play => play.Instant("wallclock") <= Now);
        boxes.ShouldNotContain(box => box.Int("gameId") == game.Id);
    }

    [Fact]
    public async Task A_stat_correction_changes_box_and_plays_together_and_never_the_winner()
    {
        var game = Script.Games.First(game =>
            Script.Outcome(game) is { Corrected: { } after, CorrectedAt: not null } outcome
            && outcome.FinalAt > Now
            && after.HomePoints + after.AwayPoints != outcome.Original.HomePoints + outcome.Original.AwayPoints
        );
        _api.Server.Clock.MoveTo(Script.Outcome(game)!.FinalAt);
        var (before, playsBefore) = (await Game(game.Id), await Plays(game.Id));

        _api.Server.Clock.MoveTo(Script.Outcome(game)!.CorrectedAt!.Value);
        var (after, playsAfter) = (await Game(game.Id), await Plays(game.Id));

        playsAfter.ShouldNotBe(playsBefore);
        var (points, plays) = (after.Int("homePoints") + after.Int("awayPoints"), await Scored(game.Id));
        points.ShouldBe(before.Int("homePoints") + before.Int("awayPoints") + 1);
        plays.ShouldBe(points);
        after.Flag("homeWinner").ShouldBe(before.Flag("homeWinner"));
    }

    [Fact]
    public void Corrections_come_one_to_three_days_after_the_final_and_do_change_something()
    {
        var corrected = Script
            .Games.Select(Script.Outcome)
            .Where(outcome => outcome?.CorrectedAt is not null)
            .ToArray();

        corrected.Length.ShouldBeGreaterThan(10);
        corrected.ShouldAllBe(outcome =>
            outcome!.CorrectedAt >= outcome.FinalAt.AddDays(1) && outcome.CorrectedAt <= outcome.FinalAt.AddDays(3)
        );
    }

    [Fact]
    public async Task A_cancelled_game_says_so_and_a_dropped_one_is_gone_for_good()
    {
        var cancelled = Script.Games.First(game =>
            game.Change is { Kind: ChangeKind.Cancelled } && game.Change.At > Now
        );
        var dropped = Script.Games.First(game => game.Change is { Kind: ChangeKind.Vanished } && game.Change.At > Now);
        (await Game(cancelled.Id)).Text("status").ShouldBe("scheduled");
        (await Game(dropped.Id)).Text("status").ShouldBe("scheduled");

        _api.Server.Clock.MoveTo(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero));

        (await Game(cancelled.Id)).Text("status").ShouldBe("cancelled");
        (await _api.RowsAsync("/games?season=2026")).ShouldNotContain(game => game.Int("id") == dropped.Id);
    }

    [Fact]
    public async Task A_postponed_game_waits_and_is_played_on_its_new_date()
    {
        var game = Script.Games.First(game => game.Change is { Kind: ChangeKind.Postponed } && game.Change.At > Now);

        _api.Server.Clock.MoveTo(game.Change!.At);
        (await Game(game.Id)).Text("status").ShouldBe("postponed");
        _api.Server.Clock.MoveTo(game.Change.ResumesAt!.Value);
        (await Game(game.Id)).Text("status").ShouldBe("scheduled");
        (await Game(game.Id)).Instant("startDate").ShouldBe(game.Change.NewStart!.Value);
        _api.Server.Clock.MoveTo(Script.Outcome(game)!.FinalAt);
        (await Game(game.Id)).Text("status").ShouldBe("final");
    }

    [Fact]
    public void Every_change_happens_within_five_days_of_its_game_and_shifts_it_by_one_to_six_days()
    {
        var changed = Script.Games.Where(game => game.Change is not null).ToArray();

        changed.Select(game => game.Change!.Kind).Distinct().Count().ShouldBe(4);
        changed.ShouldAllBe(game => (game.Start - game.Change!.At).Duration() <= TimeSpan.FromDays(5));
        changed
            .Where(game => game.Change!.NewStart is not null)
            .ShouldAllBe(game =>
                (game.Change!.NewStart!.Value - game.Start).Duration() >= TimeSpan.FromDays(1)
                && (game.Change.NewStart.Value - game.Start).Duration() <= TimeSpan.FromDays(6)
                && game.Change.At < game.Change.NewStart.Value
                && game.Change.At < game.Start
            );
    }

    [Fact]
    public async Task Late_games_and_knock_out_pairings_appear_only_when_they_are_made()
    {
        var late = Script.Games.First(game => game.CreatedAt > Now);
        (await _api.RowsAsync("/games?season=2026")).ShouldNotContain(game => game.Int("id") == late.Id);

        _api.Server.Clock.MoveTo(late.CreatedAt);

        (await Game(late.Id)).Text("homeTeam").ShouldBe(late.Home.School);
        late.CreatedAt.ShouldBeLessThan(late.Start);
    }

    [Fact]
    public async Task The_clock_moves_forward_by_request_and_never_back()
    {
        using (var moved = await _api.PostAsync("/__clock", new { days = 2 }))
            moved.EnsureSuccessStatusCode();
        Now.ShouldBe(Options.Today.AddDays(2));
        using (var moved = await _api.PostAsync("/__clock", new { today = "2026-02-01" }))
            moved.EnsureSuccessStatusCode();
        Now.ShouldBe(new DateTimeOffset(2026, 2, 1, 12, 0, 0, TimeSpan.Zero));

        foreach (var wrong in new object[] { new { today = "2026-01-01" }, new { today = "soon" }, new { } })
        {
            using var refused = await _api.PostAsync("/__clock", wrong);
            ((int)refused.StatusCode).ShouldBe(400);
        }
    }

    [Fact]
    public async Task A_clock_that_moved_there_shows_what_a_clock_that_started_there_shows()
    {
        var target = new DateTimeOffset(2026, 2, 3, 1, 30, 0, TimeSpan.Zero);
        await using var started = await Api.StartAsync(Options with { Today = target });
        await _api.RowsAsync("/games?season=2026");
        _api.Server.Clock.MoveTo(target);

        foreach (var path in new[] { "/games?season=2026", "/plays/date?date=2026-02-03", "/ratings/srs", "/rankings" })
            Sorted(await _api.RowsAsync(path)).ShouldBe(Sorted(await started.RowsAsync(path)), path);
    }

    [Fact]
    public async Task Polls_and_ratings_know_only_the_past()
    {
        var polls = await _api.RowsAsync("/rankings?season=2026");
        var teams = await _api.RowsAsync("/stats/team/season?season=2026");

        polls.ShouldAllBe(row => row.Instant("pollDate") <= Now);
        teams
            .Sum(team => team.Int("games"))
            .ShouldBe(2 * Script.Games.Count(game => Script.Outcome(game)?.FinalAt <= Now));
    }

    private async Task<JsonElement> Game(int id) =>
        (await _api.RowsAsync("/games?season=2026")).Single(game => game.Int("id") == id);

    private async Task<string[]> Plays(int id) => Sorted(await _api.RowsAsync(Invariant($"/plays/game/{id}")));

    private async Task<int> Scored(int id) =>
        (await _api.RowsAsync(Invariant($"/plays/game/{id}")))
            .Where(play => play.Flag("scoringPlay"))
            .Sum(play => (int)play.Number("scoreValue"));

    private static string[] Sorted(IEnumerable<JsonElement> rows) =>
        [.. rows.Select(row => row.GetRawText()).Order(StringComparer.Ordinal)];
}
