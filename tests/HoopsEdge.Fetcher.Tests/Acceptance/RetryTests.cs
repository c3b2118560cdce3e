using System.Globalization;
using HoopsEdge.Fetcher.Tests.Fixtures;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using Microsoft.AspNetCore.Http;

namespace HoopsEdge.Fetcher.Tests.Acceptance;

/// <summary>Trouble that passes: throttling, a server that is down, a connection that breaks, a body that drips.</summary>
public sealed class RetryTests
{
    private static readonly TimeSpan Five = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Kinds => EndpointKind.All;

    public static TheoryData<string, string?> KindsAndHintsThatSayNothing =>
        [
            .. EndpointKind.All.SelectMany(kind =>
                new string?[] { "0", "-3", "soon", null }.Select(hint => new TheoryDataRow<string, string?>(kind, hint))
            ),
        ];

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_throttling_proxy_is_left_alone_for_the_seconds_that_it_asks_for(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Answer.Text("slow down", "text/plain", 429, "5"), Rows(kind));

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        checkpoint.Status.ShouldBe(FetchStatus.Landed);
        checkpoint.Calls.ShouldBe(2);
        Gap(bench).ShouldBeGreaterThanOrEqualTo(Five);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_throttling_proxy_is_left_alone_until_the_date_that_it_names(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        RequestDelegate throttle = context =>
        {
            var until = bench.Clock.GetUtcNow().AddSeconds(6).ToString("r", CultureInfo.InvariantCulture);
            return Answer.Text("slow down", "text/plain", 429, until)(context);
        };
        bench.Api.Script(throttle, Rows(kind));

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        checkpoint.Status.ShouldBe(FetchStatus.Landed);
        Gap(bench).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(4.9));
    }

    [Theory, MemberData(nameof(KindsAndHintsThatSayNothing))]
    public async Task A_throttling_proxy_without_a_usable_hint_is_asked_again_after_a_short_pause(
        string kind,
        string? hint
    )
    {
        await using var bench = await FetchBench.StartAsync(options => options.RetryBaseSeconds = 10);
        bench.Api.Script(Answer.Text("slow down", "text/plain", 429, hint), Rows(kind));

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        checkpoint.Status.ShouldBe(FetchStatus.Landed);
        Gap(bench).ShouldBeGreaterThanOrEqualTo(Five);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_503_is_tried_again(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(
            Answer.Message(503, "Unable to verify call quota"),
            Answer.Message(503, "Unable to verify call quota"),
            Rows(kind)
        );

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        checkpoint.Status.ShouldBe(FetchStatus.Landed);
        checkpoint.Calls.ShouldBe(3);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Retry_After_on_a_200_is_no_failure(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Answer.Json(Body(kind), 200, "600"));

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));
        await bench.FetchAsync(EndpointKind.Command("snapshot", "run-2"));

        checkpoint.Status.ShouldBe(FetchStatus.Landed);
        checkpoint.Calls.ShouldBe(1);
        Gap(bench).ShouldBeLessThan(TimeSpan.FromSeconds(600));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_body_that_breaks_off_is_tried_again(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        var body = Body(kind);
        bench.Api.Script(Answer.CutOff(body, body.Length / 2), Rows(kind));

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        checkpoint.Status.ShouldBe(FetchStatus.Landed);
        checkpoint.Attempts.ShouldBe(2);
        checkpoint.Rows.ShouldBe(3);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_body_that_is_cut_short_behind_a_valid_length_is_tried_again(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        var body = Body(kind);
        bench.Api.Script(Answer.Json(body[..^1]), Answer.Json(body[..(body.Length / 2)]), Rows(kind));

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        checkpoint.Status.ShouldBe(FetchStatus.Landed);
        checkpoint.Attempts.ShouldBe(3);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_body_that_drips_is_given_up_after_the_endpoints_time_out(string kind)
    {
        var name = EndpointKind.ContractOf(kind).Name;
        await using var bench = await FetchBench.StartAsync(
            endpoints: new() { [name] = new EndpointOptions { TimeoutSeconds = 60 } }
        );
        bench.Api.Script(Answer.Drip(Body(kind)[..20]), Rows(kind));
        var started = bench.Clock.GetUtcNow();

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        checkpoint.Status.ShouldBe(FetchStatus.Landed);
        checkpoint.Attempts.ShouldBe(2);
        // From before the call: a cold connection takes seconds of this clock until the stub sees the request.
        (bench.Api.Requests[1].At - started).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_pause_asked_of_one_fetcher_holds_back_another_that_shares_the_state_store()
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Answer.Text("slow down", "text/plain", 429, "30"), Rows("snapshot"));
        await bench.FetchAsync(EndpointKind.Command("snapshot"));
        var paused = bench.Api.Requests[0].At.AddSeconds(30);

        bench.Api.Requests[1].At.ShouldBeGreaterThanOrEqualTo(paused);
    }

    [Fact]
    public async Task A_longer_Retry_After_than_the_cap_is_honoured_up_to_ten_minutes()
    {
        await using var bench = await FetchBench.StartAsync(speed: 1000);
        bench.Api.Script(Answer.Text("slow down", "text/plain", 429, "86400"), Rows("snapshot"));

        await bench.FetchAsync(EndpointKind.Command("snapshot"));

        Gap(bench).ShouldBeInRange(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(60));
    }

    private static TimeSpan Gap(FetchBench bench) => bench.Api.Requests[1].At - bench.Api.Requests[0].At;

    private static string Body(string kind) => SampleRows.Of(EndpointKind.ContractOf(kind), 3).ToJsonString();

    private static RequestDelegate Rows(string kind) => Answer.Json(Body(kind));
}
