using HoopsEdge.Fetcher.Tests.Fixtures;
using HoopsEdge.Lakehouse.State;

namespace HoopsEdge.Fetcher.Tests.Acceptance;

/// <summary>An API that fails for everybody is left alone, and found again.</summary>
public sealed class CircuitTests
{
    [Fact]
    public async Task An_open_circuit_saves_calls_and_no_fetch_dies_of_it()
    {
        await using var bench = await FetchBench.StartAsync(options =>
        {
            options.MaxAttempts = 20;
            options.RetryCapSeconds = 1;
        });
        var down = Enumerable.Repeat(Answer.Message(500, "down"), 14);
        bench.Api.Script([.. down, Answer.Json("[]")]);
        string[] kinds = ["snapshot", "season", "day", "game", "player", "tournament"];

        var checkpoints = await Task.WhenAll(kinds.Select(kind => bench.FetchAsync(EndpointKind.Command(kind))));

        checkpoints.ShouldAllBe(checkpoint => checkpoint.Status == FetchStatus.Empty);
        // Attempts alone would be a second apart.
        var requests = bench.Api.Requests;
        requests
            .Zip(requests.Skip(1), (one, next) => next.At - one.At)
            .Max()
            .ShouldBeGreaterThan(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_dead_after_every_attempt_and_the_reason_is_given()
    {
        await using var bench = await FetchBench.StartAsync(options =>
        {
            options.BaseUrl = new Uri("http://127.0.0.1:1");
            options.MaxAttempts = 3;
        });

        var checkpoint = await bench.FetchAsync(EndpointKind.Command("snapshot"));

        checkpoint.Status.ShouldBe(FetchStatus.Dead);
        checkpoint.Attempts.ShouldBe(3);
        checkpoint.Calls.ShouldBe(0);
        checkpoint.Error.ShouldNotBeNull().ShouldContain("refused");
    }
}
