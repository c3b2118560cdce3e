using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using HoopsEdge.ApiSimulator.Tests.Support;

namespace HoopsEdge.ApiSimulator.Tests;

public sealed class FaultTests : IAsyncLifetime
{
    private Api _api = null!;

    public async ValueTask InitializeAsync() => _api = await Api.StartAsync(SmallLeague.Options);

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData(FaultKind.Throttle, 429)]
    [InlineData(FaultKind.Quota, 429)]
    [InlineData(FaultKind.Error500, 500)]
    [InlineData(FaultKind.Error503, 503)]
    public async Task A_refusing_fault_costs_no_call_and_ends_after_its_times(FaultKind kind, int status)
    {
        _api.Server.AddFault(
            new FaultRule
            {
                Kind = kind,
                Route = "/venues",
                Times = 1,
                RetryAfterSeconds = 7,
            }
        );

        using var struck = await _api.GetAsync("/venues");
        ((int)struck.StatusCode).ShouldBe(status);
        (struck.Headers.RetryAfter?.Delta).ShouldBe(kind == FaultKind.Throttle ? TimeSpan.FromSeconds(7) : null);
        _api.Server.Stats.CallsCharged.ShouldBe(0);

        using var healthy = await _api.GetAsync("/venues");
        healthy.IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task A_dropped_connection_fails_half_way_and_is_charged()
    {
        _api.Server.AddFault(new FaultRule { Kind = FaultKind.Drop });

        await Should.ThrowAsync<HttpRequestException>(() => _api.TextAsync("/venues"));

        _api.Server.Stats.CallsCharged.ShouldBe(1);
    }

    [Fact]
    public async Task A_truncated_gzip_body_cannot_be_unpacked()
    {
        _api.Server.AddFault(new FaultRule { Kind = FaultKind.TruncatedGzip });

        using var response = await _api.GetAsync("/venues");
        response.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        await using var packed = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using var gzip = new GZipStream(packed, CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        var whole = true;
        try
        {
            await gzip.CopyToAsync(unpacked, TestContext.Current.CancellationToken);
        }
        catch (InvalidDataException)
        {
            whole = false;
        }
        unpacked.Position = 0;
        (whole && IsJson(unpacked.ToArray())).ShouldBeFalse();
    }

    [Fact]
    public async Task Invalid_json_arrives_as_a_complete_response()
    {
        _api.Server.AddFault(new FaultRule { Kind = FaultKind.InvalidJson });

        var text = await _api.TextAsync("/venues");

        text.ShouldStartWith("[{");
        IsJson(System.Text.Encoding.UTF8.GetBytes(text)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_wrong_type_is_text_where_the_first_number_was()
    {
        _api.Server.AddFault(new FaultRule { Kind = FaultKind.WrongType });

        var rows = await _api.RowsAsync("/venues");

        rows[0].At("id").ValueKind.ShouldBe(JsonValueKind.String);
        rows[1].At("id").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Fact]
    public async Task A_page_can_come_instead_of_json()
    {
        _api.Server.AddFault(new FaultRule { Kind = FaultKind.Html });

        using var response = await _api.GetAsync("/venues");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        response.IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task A_slow_answer_takes_its_delay_and_is_right()
    {
        _api.Server.AddFault(new FaultRule { Kind = FaultKind.Slow, DelayMilliseconds = 150 });

        var watch = Stopwatch.StartNew();
        (await _api.RowsAsync("/conferences")).ShouldNotBeEmpty();

        watch.ElapsedMilliseconds.ShouldBeGreaterThanOrEqualTo(140);
    }

    [Fact]
    public async Task A_huge_day_has_the_same_plays_with_longer_text()
    {
        var usual = await _api.RowsAsync("/plays/date?date=2026-01-10");
        _api.Server.AddFault(new FaultRule { Kind = FaultKind.Huge, Route = "/plays/*" });

        var body = await _api.Client.GetByteArrayAsync(
            new Uri("/plays/date?date=2026-01-10", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        body.Length.ShouldBeInRange(90_000_000, 120_000_000);
        using var huge = JsonDocument.Parse(body);
        huge.RootElement.GetArrayLength().ShouldBe(usual.Count);
    }

    [Fact]
    public async Task A_rate_strikes_the_same_requests_for_the_same_seed()
    {
        var rule = new FaultRule
        {
            Kind = FaultKind.Error500,
            Rate = 0.5,
            Seed = 9,
        };

        var first = await Strikes(rule);
        var second = await Strikes(rule);

        first.ShouldBe(second);
        first.Count(struck => struck).ShouldBeInRange(3, 17);
    }

    [Fact]
    public async Task Rules_come_and_go_by_request_and_only_on_their_route()
    {
        using (var added = await _api.PostAsync("/__faults", new { kind = "Error503", route = "/venues" }))
            added.EnsureSuccessStatusCode();
        ((int)(await _api.GetAsync("/venues")).StatusCode).ShouldBe(503);
        ((int)(await _api.GetAsync("/conferences")).StatusCode).ShouldBe(200);

        using (
            await _api.Client.DeleteAsync(new Uri("/__faults", UriKind.Relative), TestContext.Current.CancellationToken)
        )
            ((int)(await _api.GetAsync("/venues")).StatusCode).ShouldBe(200);
        using var nonsense = await _api.PostAsync("/__faults", new { kind = "Earthquake" });
        ((int)nonsense.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task What_was_served_is_told()
    {
        var rows = await _api.RowsAsync("/venues");
        await _api.GetAsync("/nowhere");

        var stats = await _api.ObjectAsync("/__stats");

        stats.Int("rowsServed").ShouldBe(rows.Count);
        stats.At("requests").GetProperty("/venues").Int("200").ShouldBe(1);
        stats.At("requests").GetProperty("/nowhere").Int("404").ShouldBe(1);
        stats.Int("totalRequests").ShouldBe(2);
        stats.Int("maxRequestsInOneSecond").ShouldBeInRange(1, 2);
    }

    private async Task<bool[]> Strikes(FaultRule rule)
    {
        _api.Server.ClearFaults();
        _api.Server.AddFault(rule);
        var struck = new bool[20];
        for (var i = 0; i < struck.Length; i++)
        {
            using var response = await _api.GetAsync("/plays/types");
            struck[i] = !response.IsSuccessStatusCode;
        }
        return struck;
    }

    private static bool IsJson(byte[] body)
    {
        try
        {
            JsonDocument.Parse(body).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
