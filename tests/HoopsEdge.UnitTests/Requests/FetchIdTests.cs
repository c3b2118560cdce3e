using CsCheck;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.UnitTests.Requests;

public sealed class FetchIdTests
{
    /// <summary>Computed by another program. Checkpoints and raw keys of every lake hold such ids: they never change.</summary>
    [Theory]
    [InlineData("conferences", "", "6a763c3d199a2f4e")]
    [InlineData("draft_picks", "year=2024", "6ac317edc9e02900")]
    [InlineData(
        "games",
        "season=2026|startDateRange=2025-11-01T00:00:00Z|endDateRange=2025-12-01T23:59:59Z",
        "7c2fd061f1736647"
    )]
    [InlineData("lineups_team", "season=2025|team=Texas A&M", "2a2b00188a0a842b")]
    [InlineData("teams_roster", "season=2025|team=San José State", "ce9dbed5c49ae947")]
    public void An_id_is_the_head_of_the_hash_of_the_canonical_request(string endpoint, string parameters, string id) =>
        Request.Of(endpoint, parameters).FetchId.ShouldBe(id);

    [Fact]
    public void The_canonical_request_has_its_names_sorted() =>
        Request.Of("lineups_team", "team=Duke|season=2025").Canonical.ShouldBe("lineups_team?season=2025&team=Duke");

    [Fact]
    public void The_order_of_the_parameters_does_not_matter()
    {
        var values = Gen.Select(Gen.Int[2003, 2100], Gen.String[Gen.Char.AlphaNumeric, 1, 20], Gen.Int[1, 9]);
        Gen.Select(values, Gen.Shuffle(new[] { "season", "team", "week", "conference" }))
            .Sample(
                (given, order) =>
                {
                    var (season, team, week) = given;
                    var value = new Dictionary<string, string>
                    {
                        ["season"] = $"{season}",
                        ["team"] = team,
                        ["week"] = $"{week}",
                        ["conference"] = "ACC",
                    };
                    var sorted = Request.Of("rankings", value);
                    var shuffled = Request.Of("rankings", order.Select(name => KeyValuePair.Create(name, value[name])));
                    return shuffled.FetchId == sorted.FetchId && shuffled.RelativeUri == sorted.RelativeUri;
                },
                seed: "0000PvCqZm41",
                iter: 200
            );
    }

    [Fact]
    public void Requests_that_differ_in_one_value_have_different_ids()
    {
        var ids = Enumerable.Range(2003, 98).Select(season => Request.Of("rankings", $"season={season}").FetchId);
        ids.Distinct().Count().ShouldBe(98);
    }

    [Fact]
    public void Parameters_given_later_do_not_change_a_request()
    {
        var given = new Dictionary<string, string> { ["season"] = "2025" };
        var request = FetchRequest.Create(EndpointContracts.All["rankings"], given);
        given["season"] = "2026";
        request.Parameters["season"].ShouldBe("2025");
    }
}
