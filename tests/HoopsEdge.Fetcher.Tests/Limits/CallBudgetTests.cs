using HoopsEdge.Fetcher.Api;
using HoopsEdge.Fetcher.Tests.Fixtures;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HoopsEdge.Fetcher.Tests.Limits;

/// <summary>The calls of a month: counted, told by the API, used up, and back on the first.</summary>
public sealed class CallBudgetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hoops-budget-test-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 31, 23, 59, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Charged_calls_are_counted_and_the_apis_own_count_is_kept()
    {
        var budget = Budget(reserve: 50);

        await budget.CountAsync(isCharged: true, remaining: 900, Token);
        await budget.CountAsync(isCharged: false, remaining: 900, Token);
        await budget.CountAsync(isCharged: true, remaining: null, Token);

        var state = await budget.ReadAsync(Token);
        state.Calls.ShouldBe(2);
        state.Remaining.ShouldBe(900);
        state.SeenAt.ShouldBe(_time.GetUtcNow());
    }

    [Fact]
    public async Task The_month_rolls_on_the_first_at_midnight_utc()
    {
        var budget = Budget(reserve: 50);
        await budget.CountAsync(isCharged: true, remaining: 3, Token);
        await budget.SuspendAsync(CallBudget.NextReset(_time.GetUtcNow()), Token);
        (await budget.SuspendedUntilAsync(Token)).ShouldBe(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));

        _time.Advance(TimeSpan.FromMinutes(1));

        (await budget.SuspendedUntilAsync(Token)).ShouldBeNull();
        var state = await budget.ReadAsync(Token);
        state.Month.ShouldBe("2026-02");
        state.Calls.ShouldBe(0);
        state.Remaining.ShouldBeNull();
    }

    [Fact]
    public async Task The_reserve_is_left_unspent_and_an_old_count_is_checked_by_one_call()
    {
        var budget = Budget(reserve: 50);
        _time.SetUtcNow(new DateTimeOffset(2026, 2, 10, 0, 0, 0, TimeSpan.Zero));
        await budget.CountAsync(isCharged: true, remaining: 51, Token);
        (await budget.SuspendedUntilAsync(Token)).ShouldBeNull();
        await budget.CountAsync(isCharged: true, remaining: 50, Token);
        (await budget.SuspendedUntilAsync(Token)).ShouldBe(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

        _time.Advance(TimeSpan.FromMinutes(16));

        (await budget.SuspendedUntilAsync(Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Counts_of_many_fetchers_at_once_are_not_lost()
    {
        var store = new SqliteStateStore(Path.Combine(_folder, "state.db"));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 100),
            Token,
            async (_, token) => await Budget(0, store).CountAsync(isCharged: true, remaining: null, token)
        );

        (await Budget(0, store).ReadAsync(Token)).Calls.ShouldBe(100);
    }

    [Fact]
    public async Task The_remaining_calls_of_every_answer_are_noted_also_of_errors()
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(WithRemaining(Answer.Message(404, "no"), "777"));

        await bench.FetchAsync(EndpointKind.Command("snapshot"));

        var state = await bench.Get<CallBudget>().ReadAsync(Token);
        state.Remaining.ShouldBe(777);
        state.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_fetch_is_postponed_without_a_call_when_only_the_reserve_is_left()
    {
        await using var bench = await FetchBench.StartAsync(options => options.CallReserve = 100);
        bench.Api.Script(WithRemaining(Answer.Json("[]"), "100"));

        await bench.FetchAsync(EndpointKind.Command("snapshot"));
        var second = await bench.FetchAsync(EndpointKind.Command("season"));

        second.Status.ShouldBe(FetchStatus.Planned);
        second.NotBefore.ShouldBe(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
        bench.Api.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_account_status_gives_the_reset_and_ends_a_suspension_after_an_upgrade()
    {
        await using var bench = await FetchBench.StartAsync(speed: 1);
        bench.Get<IOptions<ApiOptions>>().Value.InfoUrl = new Uri(bench.Api.Address, "info").AbsoluteUri;
        bench.Api.Script(Answer.Message(429, "Monthly call quota exceeded."), Answer.Json("[]"));
        bench.Api.Route("/info", Info(0), Info(4000));

        var suspended = await bench.FetchAsync(EndpointKind.Command("snapshot"));
        var resumed = await bench.FetchAsync(EndpointKind.Command("snapshot"));

        suspended.NotBefore.ShouldBe(new DateTimeOffset(2026, 2, 1, 6, 0, 0, TimeSpan.Zero));
        resumed.Status.ShouldBe(FetchStatus.Empty);
        var state = await bench.Get<CallBudget>().ReadAsync(Token);
        state.Tier.ShouldBe("Tier 1");
        state.MonthlyLimit.ShouldBe(5000);
    }

    [Theory]
    [InlineData(500, "down")]
    [InlineData(200, "<html>")]
    [InlineData(200, """{"remainingCalls":"many"}""")]
    public async Task An_account_status_that_is_not_there_is_never_fatal(int status, string body)
    {
        await using var bench = await FetchBench.StartAsync(options => options.InfoUrl = "http://unused");
        bench.Get<IOptions<ApiOptions>>().Value.InfoUrl = new Uri(bench.Api.Address, "info").AbsoluteUri;
        bench.Api.Script(Answer.Message(429, "Monthly call quota exceeded."));
        bench.Api.Route("/info", Answer.Text(body, "text/html", status));

        (await bench.Get<AccountInfoReader>().RefreshAsync(Token)).ShouldBeNull();
        (await bench.FetchAsync(EndpointKind.Command("snapshot"))).NotBefore.ShouldNotBeNull();
    }

    private CallBudget Budget(int reserve, IStateStore? store = null) =>
        new(
            store ?? new SqliteStateStore(Path.Combine(_folder, "state.db")),
            Options.Create(new ApiOptions { CallReserve = reserve }),
            _time
        );

    private static RequestDelegate Info(int remaining) =>
        Answer.Json(
            $$"""
            {"tierName":"Tier 1","monthlyLimit":5000,"remainingCalls":{{remaining}},"usedCalls":1000,
             "resetAt":"2026-02-01T06:00:00Z","sharedPool":true,"features":["cbb"]}
            """
        );

    private static RequestDelegate WithRemaining(RequestDelegate answer, string remaining) =>
        context =>
        {
            context.Response.Headers["X-CallLimit-Remaining"] = remaining;
            return answer(context);
        };
}
