namespace HoopsEdge.UnitTests.Requests;

public sealed class RelativeUriTests
{
    [Theory]
    [InlineData("Texas A&M", "Texas%20A%26M")]
    [InlineData("Saint Mary's", "Saint%20Mary%27s")]
    [InlineData("San José State", "San%20Jos%C3%A9%20State")]
    [InlineData("a=b?c#d+e/f%", "a%3Db%3Fc%23d%2Be%2Ff%25")]
    public void Values_are_percent_encoded_and_come_back_as_they_were(string team, string encoded)
    {
        var uri = Request.Of("lineups_team", $"season=2025|team={team}").RelativeUri;
        uri.ShouldBe($"lineups/team?season=2025&team={encoded}");
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(new Uri("https://api.test/"), uri).Query);
        query["team"].ShouldBe(team);
    }

    [Fact]
    public void A_path_parameter_fills_its_place_and_is_not_in_the_query() =>
        Request
            .Of("plays_game", "gameId=401700001|shootingPlaysOnly=true")
            .RelativeUri.ShouldBe("plays/game/401700001?shootingPlaysOnly=true");

    [Fact]
    public void A_request_without_parameters_has_no_question_mark() =>
        Request.Of("conferences").RelativeUri.ShouldBe("conferences");

    [Fact]
    public void No_placeholder_is_left_in_any_endpoint_with_its_required_parameters()
    {
        foreach (var contract in Lakehouse.Tables.EndpointContracts.All.Values)
        {
            var needed = contract.Required.Concat(contract.RequiredAny.Take(1)).Distinct();
            var given = needed.Select(name => KeyValuePair.Create(name, name == "date" ? "2025-11-03" : "2025"));
            Request.Of(contract.Name, given).RelativeUri.ShouldNotContain('{');
        }
    }
}
