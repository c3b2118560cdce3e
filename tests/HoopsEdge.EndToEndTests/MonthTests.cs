using System.Text.Json;
using HoopsEdge.ApiSimulator;
using HoopsEdge.EndToEndTests.Support;
using HoopsEdge.Scheduler.Planning;

namespace HoopsEdge.EndToEndTests;

/// <summary>A month of daily runs while games are played, corrected, moved, postponed, cancelled and dropped.</summary>
public sealed class MonthTests : IAsyncLifetime
{
    private const int Days = 31;

    private static readonly DateTimeOffset Start = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    private SimulatorServer _server = null!;
    private SimulatedTime _time = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        var league = UndisturbedSeason.League with { Today = Start, ChangeRate = 4 };
        _server = await SimulatorServer.StartAsync(league, TestContext.Current.CancellationToken);
        _time = new SimulatedTime(_server.Clock);
        _http = new HttpClient { BaseAddress = _server.BaseAddress };
        _http.DefaultRequestHeaders.Authorization = new("Bearer", league.Key);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Daily_incremental_runs_through_a_month_equal_one_backfill_at_its_end()
    {
        using var daily = new EmbeddedRuns(_server, _time);
        (await daily.ExecuteAsync(RunMode.Backfill, 2026)).Summary.Outcome.ShouldBe("completed");
        var before = await GamesAsync();

        for (var day = 1; day <= Days; day++)
        {
            _time.MoveTo(Start.AddDays(day));
            var run = await daily.ExecuteAsync(RunMode.Incremental);
            run.Summary.Total.Dead.ShouldBe(0);
            run.Summary.Problem.ShouldBeNull();
            run.ServedCalls.ShouldBe(run.Summary.Total.Calls);
            run.ServedCalls.ShouldBeInRange(1, run.PlannedCalls);
        }

        ShouldHaveSeenEveryKindOfChange(before, await GamesAsync());
        using var once = new EmbeddedRuns(_server, _time);
        (await once.ExecuteAsync(RunMode.Backfill, 2026)).Summary.Outcome.ShouldBe("completed");
        (await daily.Silver.DifferencesFromAsync(once.Silver)).ShouldBeEmpty();
    }

    private static void ShouldHaveSeenEveryKindOfChange(Dictionary<int, Game> before, Dictionary<int, Game> after)
    {
        var both = before.Keys.Intersect(after.Keys).ToArray();
        before.Keys.Except(after.Keys).ShouldNotBeEmpty("no game was dropped");
        after.Keys.Except(before.Keys).ShouldNotBeEmpty("no game was announced");
        both.ShouldContain(id => before[id].StartDate != after[id].StartDate, "no game was moved");
        both.ShouldContain(
            id => before[id].Status != "cancelled" && after[id].Status == "cancelled",
            "no game was cancelled"
        );
        both.Count(id => before[id].Status == "scheduled" && after[id].Status == "final").ShouldBeGreaterThan(50);
    }

    private async Task<Dictionary<int, Game>> GamesAsync()
    {
        var path = new Uri("/games?season=2026", UriKind.Relative);
        using var games = JsonDocument.Parse(await _http.GetStringAsync(path, TestContext.Current.CancellationToken));
        return games
            .RootElement.EnumerateArray()
            .ToDictionary(
                game => game.GetProperty("id").GetInt32(),
                game => new Game(game.GetProperty("startDate").GetString()!, game.GetProperty("status").GetString()!)
            );
    }

    private sealed record Game(string StartDate, string Status);
}
