using System.Globalization;
using System.Text.Json.Nodes;
using HoopsEdge.Contracts;
using HoopsEdge.Fetcher.Tests.Fixtures;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables;
using Microsoft.AspNetCore.Http;

namespace HoopsEdge.Fetcher.Tests.Acceptance;

/// <summary>Answers that are cut at a row cap. The stub serves rows as the API does: filtered, in order, cut.</summary>
public sealed class RowCapTests
{
    private static readonly DateTimeOffset Start = SampleRows.FirstStart;

    public static TheoryData<string> Capped =>
        [
            .. EndpointContracts
                .All.Values.Where(contract => contract.RowCap is not null)
                .Select(contract => contract.Name),
        ];

    public static TheoryData<string> Kinds => EndpointKind.All;

    [Theory, MemberData(nameof(Capped))]
    public async Task An_answer_with_exactly_the_cap_goes_on_from_the_last_start_date(string endpoint)
    {
        await using var bench = await FetchBench.StartAsync();
        var (contract, cap) = Contract(endpoint);
        var rows = SampleRows.Of(contract, (cap * 2) + 7);
        bench.Api.Script(Serve(rows, cap));

        var checkpoint = await bench.FetchAsync(Command(endpoint));

        checkpoint.Status.ShouldBe(FetchStatus.Landed);
        checkpoint.Pages.ShouldBe(3);
        checkpoint.Calls.ShouldBe(3);
        bench
            .Api.Requests.Select(request => $"{request.Query["startDateRange"]}")
            .ShouldBe([
                "2025-11-01",
                SampleRows.Text(Start.AddMinutes(cap - 1)),
                SampleRows.Text(Start.AddMinutes((2 * cap) - 2)),
            ]);
        bench.Api.Requests.ShouldAllBe(request => request.Query["endDateRange"] == "2026-04-30");
        // The row that two pages meet in is in both.
        bench.Landings.ShouldHaveSingleItem().Rows.ShouldBe(rows.Count + 2);
        var pages = await Task.WhenAll(checkpoint.RawKeys.Select(key => PageAsync(bench, key)));
        pages.ShouldBe(["1/3", "2/3", "3/3"]);
    }

    [Theory, MemberData(nameof(Capped))]
    public async Task An_answer_that_ends_exactly_at_the_cap_costs_one_more_call(string endpoint)
    {
        await using var bench = await FetchBench.StartAsync();
        var (contract, cap) = Contract(endpoint);
        bench.Api.Script(Serve(SampleRows.Of(contract, cap), cap));

        var checkpoint = await bench.FetchAsync(Command(endpoint));

        checkpoint.Status.ShouldBe(FetchStatus.Landed);
        checkpoint.Pages.ShouldBe(2);
        checkpoint.Calls.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Capped))]
    public async Task Rows_that_tie_at_the_cut_come_in_another_order_and_none_is_lost(string endpoint)
    {
        await using var bench = await FetchBench.StartAsync();
        var (contract, cap) = Contract(endpoint);
        // The cut falls into a block of ten rows that start together.
        var rows = new JsonArray([
            .. Enumerable.Range(0, cap + 20).Select(number => SampleRows.RowOf(contract, number, At(number, cap))),
        ]);
        bench.Api.Script(Serve(rows, cap, new Random(5)), Serve(rows, cap, new Random(6)));

        var first = await bench.FetchAsync(Command(endpoint, "run-1"));
        await bench.TransformAsync(Command(endpoint));
        var second = await bench.FetchAsync(Command(endpoint, "run-2"));

        first.Pages.ShouldBe(2);
        second.Status.ShouldBe(FetchStatus.Unchanged);

        static DateTimeOffset At(int number, int cap) =>
            Start.AddMinutes(number < cap - 5 ? number : Math.Max(cap, number - 10));
    }

    [Theory, MemberData(nameof(Capped))]
    public async Task A_full_page_of_one_instant_is_narrowed_by_conference(string endpoint)
    {
        await using var bench = await FetchBench.StartAsync();
        var (contract, cap) = Contract(endpoint);
        var rows = new JsonArray([
            .. Enumerable
                .Range(0, cap + 50)
                .Select(number => (JsonNode)RowOfConference(contract, number, number % 2 == 0 ? "ACC" : "SEC")),
        ]);
        rows.Add(SampleRows.RowOf(contract, cap + 90, Start.AddDays(1)));
        bench.Api.Script(Serve(rows, cap));
        bench.Api.Route("/conferences", Conferences("ACC", "SEC"));

        var checkpoint = await bench.FetchAsync(Command(endpoint));

        checkpoint.Status.ShouldBe(FetchStatus.Landed);
        bench
            .Api.Requests.Select(request =>
                $"{request.Path} {request.Query["conference"]} {request.Query["startDateRange"]}"
            )
            .Skip(1)
            .ShouldBe([
                "/conferences  ",
                $"{contract.Path} ACC {SampleRows.Text(Start)}",
                $"{contract.Path} SEC {SampleRows.Text(Start)}",
                $"{contract.Path}  {SampleRows.Text(Start.AddMilliseconds(1))}",
            ]);
        checkpoint.Pages.ShouldBe(4);
        checkpoint.Rows.ShouldBe(cap + (cap + 50) + 1);
    }

    [Fact]
    public async Task A_conference_that_fills_a_page_in_one_instant_is_dead_and_not_silently_cut()
    {
        await using var bench = await FetchBench.StartAsync();
        var (contract, cap) = Contract("games_players");
        var rows = new JsonArray([
            .. Enumerable.Range(0, cap).Select(number => RowOfConference(contract, number, "ACC")),
        ]);
        bench.Api.Script(Answer.Json(rows.ToJsonString()));
        bench.Api.Route("/conferences", Conferences("ACC"));

        var checkpoint = await bench.FetchAsync(Command("games_players"));

        checkpoint.Status.ShouldBe(FetchStatus.Dead);
        checkpoint.Error.ShouldNotBeNull().ShouldContain("1000 rows or more of ACC");
        (await bench.KeysAsync("raw/")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_ignores_the_start_date_is_not_asked_for_ever()
    {
        await using var bench = await FetchBench.StartAsync();
        var (contract, cap) = Contract("games_players");
        bench.Api.Script(Answer.Json(SampleRows.Of(contract, cap).ToJsonString()));
        bench.Api.Route("/conferences", Conferences("ACC"));

        var checkpoint = await bench.FetchAsync(Command("games_players"));

        checkpoint.Status.ShouldBe(FetchStatus.Dead);
        bench.Api.Requests.Count.ShouldBeLessThan(6);
    }

    [Fact]
    public async Task A_page_that_fails_leaves_nothing_of_the_others()
    {
        await using var bench = await FetchBench.StartAsync(options => options.MaxAttempts = 2);
        var (contract, cap) = Contract("games_players");
        bench.Api.Script(Answer.Json(SampleRows.Of(contract, cap).ToJsonString()), Answer.Message(500, "no"));

        var checkpoint = await bench.FetchAsync(Command("games_players"));

        checkpoint.Status.ShouldBe(FetchStatus.Dead);
        checkpoint.Attempts.ShouldBe(3);
        bench.Landings.ShouldBeEmpty();
        (await bench.KeysAsync("raw/")).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_endpoint_without_a_cap_is_never_continued(string kind)
    {
        var contract = EndpointKind.ContractOf(kind);
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Answer.Json(SampleRows.Of(contract, contract.RowCap - 1 ?? 3000).ToJsonString()));

        (await bench.FetchAsync(EndpointKind.Command(kind))).Calls.ShouldBe(1);
    }

    private static FetchCommand Command(string endpoint, string runId = "run-1") =>
        EndpointKind.Command(
            endpoint,
            runId,
            new FetchScope { Season = 2026 },
            ("startDateRange", "2025-11-01"),
            ("endDateRange", "2026-04-30")
        );

    private static (EndpointContract Contract, int Cap) Contract(string endpoint) =>
        (EndpointContracts.All[endpoint], EndpointContracts.All[endpoint].RowCap!.Value);

    private static JsonObject RowOfConference(EndpointContract contract, int number, string conference)
    {
        var row = SampleRows.RowOf(contract, number, Start);
        foreach (var column in new[] { "conference", "homeConference" }.Where(row.ContainsKey))
        {
            row[column] = conference;
        }

        return row;
    }

    private static RequestDelegate Conferences(params string[] names)
    {
        var rows = SampleRows.Of(EndpointContracts.All["conferences"], names.Length);
        for (var number = 0; number < names.Length; number++)
        {
            rows[number]!["abbreviation"] = names[number];
        }

        return Answer.Json(rows.ToJsonString());
    }

    /// <summary>Filters by date and conference, orders by start date with ties in any order, and cuts.</summary>
    private static RequestDelegate Serve(JsonArray rows, int cap, Random? ties = null)
    {
        var known = rows.Select(row => new Row(Time($"{row!["startDate"]}"), ConferenceOf(row), row.ToJsonString()))
            .ToArray();
        return context =>
        {
            var query = context.Request.Query;
            var (from, to) = (Time(query["startDateRange"]), Time(query["endDateRange"]));
            var found = known
                .Where(row => !(row.Start < from) && !(row.Start > to))
                .Where(row => query["conference"].Count == 0 || row.Conference == query["conference"])
                .OrderBy(row => row.Start)
                .ThenBy(_ => ties?.Next() ?? 0)
                .Take(cap)
                .Select(row => row.Json);
            return Answer.Json($"[{string.Join(',', found)}]")(context);
        };
    }

    private static string ConferenceOf(JsonNode row) => $"{row["conference"] ?? row["homeConference"]}";

    private static DateTimeOffset? Time(string? text) =>
        text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static async Task<string> PageAsync(FetchBench bench, string key)
    {
        var metadata = await bench.Lake.ReadMetadataAsync(key, TestContext.Current.CancellationToken);
        return $"{metadata["page"]}/{metadata["pages"]}";
    }

    private sealed record Row(DateTimeOffset? Start, string Conference, string Json);
}
