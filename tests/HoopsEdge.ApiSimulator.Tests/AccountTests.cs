using System.Net;
using System.Net.Http.Headers;
using HoopsEdge.ApiSimulator.Tests.Support;

namespace HoopsEdge.ApiSimulator.Tests;

public sealed class AccountTests
{
    private const string Remaining = "X-CallLimit-Remaining";
    private static readonly SimulatorOptions Options = SmallLeague.Options with { Quota = 3 };

    [Fact]
    public async Task Only_successes_are_charged_and_every_authenticated_answer_tells_what_is_left()
    {
        await using var api = await Api.StartAsync(Options);

        (await Left(api, "/conferences")).ShouldBe((HttpStatusCode.OK, "2"));
        (await Left(api, "/plays/date")).ShouldBe((HttpStatusCode.BadRequest, "2"));
        (await Left(api, "/venues")).ShouldBe((HttpStatusCode.OK, "1"));
        (await Left(api, "/scoreboard")).ShouldBe((HttpStatusCode.OK, "1"));
        api.Server.Stats.CallsCharged.ShouldBe(2);
    }

    [Fact]
    public async Task A_used_up_month_is_a_429_without_a_hint_until_the_next_month()
    {
        await using var api = await Api.StartAsync(Options with { Quota = 1, Today = Noon(2026, 2, 10) });
        await api.TextAsync("/conferences");

        using var refused = await api.GetAsync("/conferences");
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldBeNull();
        (await Body(refused)).ShouldBe("""{"message":"Monthly call quota exceeded."}""");
        (await api.ObjectAsync("/info"))
            .Instant("resetAt")
            .ShouldBe(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

        api.Server.Clock.MoveTo(Noon(2026, 3, 1));
        (await Left(api, "/conferences")).ShouldBe((HttpStatusCode.OK, "0"));
    }

    [Fact]
    public async Task The_account_status_is_free_and_counts_by_endpoint()
    {
        await using var api = await Api.StartAsync(Options);
        await api.TextAsync("/venues");

        var info = await api.ObjectAsync("/info");
        var usage = await api.RowsAsync("/info/usage?api=cbb");

        info.Int("monthlyLimit").ShouldBe(3);
        info.Int("usedCalls").ShouldBe(1);
        info.Int("remainingCalls").ShouldBe(2);
        usage.Single().Text("endpoint").ShouldBe("/venues");
    }

    [Theory]
    [InlineData(null, "Bearer ")]
    [InlineData("wrong", "Unauthorized")]
    [InlineData("blacklisted", "blacklisted")]
    public async Task A_bad_key_is_a_401_that_says_what_is_wrong(string? key, string words)
    {
        await using var api = await Api.StartAsync(Options);
        api.Client.DefaultRequestHeaders.Authorization = key is null
            ? null
            : new AuthenticationHeaderValue("Bearer", key);

        using var response = await api.GetAsync("/venues");

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Body(response)).ShouldContain(words);
        response.Headers.Contains(Remaining).ShouldBeFalse();
    }

    [Theory]
    [InlineData("/scoreboard", 0, 401)]
    [InlineData("/scoreboard", 1, 200)]
    [InlineData("/stats/team/leaderboard", 1, 401)]
    [InlineData("/stats/team/leaderboard", 2, 200)]
    public async Task Paid_routes_refuse_lower_tiers_by_name(string path, int tier, int status)
    {
        await using var api = await Api.StartAsync(Options with { Tier = tier });

        using var response = await api.GetAsync(path);

        ((int)response.StatusCode).ShouldBe(status);
        if (status == 401)
            (await Body(response)).ShouldContain("requires a Patreon subscription at Tier");
    }

    private static DateTimeOffset Noon(int year, int month, int day) => new(year, month, day, 12, 0, 0, TimeSpan.Zero);

    private static Task<string> Body(HttpResponseMessage response) =>
        response
            .Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
            .ContinueWith(text => System.Text.RegularExpressions.Regex.Unescape(text.Result), TaskScheduler.Default);

    private static async Task<(HttpStatusCode, string)> Left(Api api, string path)
    {
        using var response = await api.GetAsync(path);
        return (response.StatusCode, response.Headers.GetValues(Remaining).Single());
    }
}
