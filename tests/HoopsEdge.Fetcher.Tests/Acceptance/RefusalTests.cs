using HoopsEdge.Fetcher.Tests.Fixtures;
using HoopsEdge.Lakehouse.State;

namespace HoopsEdge.Fetcher.Tests.Acceptance;

/// <summary>What the API means when it answers with something else than rows.</summary>
public sealed class RefusalTests
{
    public static TheoryData<string> Kinds => EndpointKind.All;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_bad_key_stops_the_run_and_leaves_the_fetch_planned(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Answer.Message(401, $"Unauthorized: {FetchBench.Key}"));
        var command = EndpointKind.Command(kind);

        var checkpoint = await bench.FetchAsync(command);
        var again = await bench.FetchAsync(command);

        checkpoint.Status.ShouldBe(FetchStatus.Planned);
        again.Status.ShouldBe(FetchStatus.Planned);
        bench.Api.Requests.Count.ShouldBe(1);
        var stop = await bench.Get<FetchStops>().FindAsync("run-1", TestContext.Current.CancellationToken);
        stop!.Reason.ShouldBe("bad_key");
        stop.Message.ShouldContain("Unauthorized: ***");
        (await bench.Get<FetchStops>().FindAsync("run-2", TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_blocked_account_stops_the_run(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Answer.Message(401, "Account has been blacklisted."));

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        checkpoint.Status.ShouldBe(FetchStatus.Planned);
        var stop = await bench.Get<FetchStops>().FindAsync("run-1", TestContext.Current.CancellationToken);
        stop!.Reason.ShouldBe("blacklisted");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_paid_tier_is_recorded_and_the_run_goes_on(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Answer.Message(401, "This endpoint requires a Patreon subscription at Tier 1 or higher."));

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        checkpoint.Status.ShouldBe(FetchStatus.NotEntitled);
        checkpoint.AnsweredAt.ShouldNotBeNull();
        (await bench.Get<FetchStops>().FindAsync("run-1", TestContext.Current.CancellationToken)).ShouldBeNull();
        bench.Deaths.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_used_up_quota_postpones_the_fetch_to_the_next_month_and_asks_no_more(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Answer.Message(429, "Monthly call quota exceeded."));
        var command = EndpointKind.Command(kind);

        var checkpoint = await bench.FetchAsync(command);
        await bench.FetchAsync(command);

        checkpoint.Status.ShouldBe(FetchStatus.Planned);
        checkpoint.NotBefore.ShouldBe(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
        bench.Api.Requests.Count.ShouldBe(1);
        bench.Deaths.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_404_is_a_state_of_its_own(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Answer.Message(404, "Not Found"));

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        checkpoint.Status.ShouldBe(FetchStatus.NotFound);
        bench.Api.Requests.Count.ShouldBe(1);
        bench.Deaths.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_400_is_dead_at_once_and_its_body_is_quoted(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Answer.Message(400, "season must be an integer"));
        var command = EndpointKind.Command(kind);

        var checkpoint = await bench.FetchAsync(command);

        checkpoint.Status.ShouldBe(FetchStatus.Dead);
        checkpoint.Error.ShouldNotBeNull().ShouldContain("season must be an integer");
        bench.Api.Requests.Count.ShouldBe(1);
        var letter = await bench.OnlyDeadLetterAsync();
        letter.ErrorClass.ShouldBe("bad_request");
        letter.Status.ShouldBe(400);
        letter.Command.Parameters.ShouldBe(command.Parameters);
        bench.Deaths.ShouldHaveSingleItem().FetchId.ShouldBe(command.FetchId);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_server_error_that_lasts_is_dead_after_every_attempt(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Answer.Message(500, $"Internal Server Error near {FetchBench.Key}"));

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        checkpoint.Status.ShouldBe(FetchStatus.Dead);
        checkpoint.Attempts.ShouldBe(4);
        checkpoint.Calls.ShouldBe(4);
        var letter = await bench.OnlyDeadLetterAsync();
        letter.ErrorClass.ShouldBe("exhausted");
        letter.Attempts.ShouldBe(4);
        letter.ResponseHead.ShouldNotBeNull().ShouldContain("near ***");
    }

    [Fact]
    public async Task A_dead_letter_goes_away_with_a_later_success()
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Answer.Message(400, "no"), Answer.Json("[]"));

        await bench.FetchAsync(EndpointKind.Command("snapshot", "run-1"));
        (await bench.KeysAsync("deadletter/")).Count.ShouldBe(1);
        await bench.FetchAsync(EndpointKind.Command("snapshot", "run-2"));

        (await bench.KeysAsync("deadletter/")).ShouldBeEmpty();
    }
}
