using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Configuration;

[Collection(EnvironmentGroup.Name)]
public sealed class EnvironmentOverrideTests
{
    [Fact]
    public void A_variable_goes_before_the_file()
    {
        using var rate = new EnvironmentVariable("HOOPS__api__requests_per_second", "0.5");
        using var bucket = new EnvironmentVariable("HOOPS__bucket", "another-bucket");
        var options = ConfigurationLoader.Load(ConfigFile.Shipped);
        options.Api.RequestsPerSecond.ShouldBe(0.5);
        options.Bucket.ShouldBe("another-bucket");
    }

    [Fact]
    public void Keys_of_an_endpoint_and_items_of_a_list_can_be_overridden()
    {
        using var plan = new EnvironmentVariable("HOOPS__endpoints__lineups_game__plan", "always");
        using var skip = new EnvironmentVariable("HOOPS__skip_endpoints__0", "venues");
        var options = ConfigurationLoader.Load(ConfigFile.Shipped);
        options.Endpoints["lineups_game"].Plan.ShouldBe(PlanRule.Always);
        options.Endpoints["lineups_game"].Expand.ShouldBe(Expansion.Game);
        options.SkipEndpoints.ShouldBe(["venues"]);
    }

    [Fact]
    public void The_case_of_a_variable_does_not_matter()
    {
        using var burst = new EnvironmentVariable("HOOPS__API__BURST", "7");
        using var plan = new EnvironmentVariable("HOOPS__ENDPOINTS__LINEUPS_GAME__PLAN", "always");
        var options = ConfigurationLoader.Load(ConfigFile.Shipped);
        options.Api.Burst.ShouldBe(7);
        options.Endpoints["lineups_game"].Plan.ShouldBe(PlanRule.Always);
    }

    [Theory]
    [InlineData("HOOPS__api__burst", "many", "api.burst: 'many' is not a whole number")]
    [InlineData("HOOPS__api__burst", "0", "api.burst: '0': ")]
    [InlineData("HOOPS__api__colour", "red", "api.colour: unknown key")]
    [InlineData(
        "HOOPS__endpoints__lineups_game__plan",
        "sometimes",
        "endpoints.lineups_game.plan: 'sometimes' is not one of always, new_games, on_request"
    )]
    [InlineData(
        "HOOPS__endpoints__lineups_game__expand",
        "day",
        "endpoints.lineups_game.expand: /lineups/game/{gameId} takes no 'date'"
    )]
    [InlineData("HOOPS__seasons__first_game_day", "13-01", "seasons.first_game_day: '13-01': must be MM-DD")]
    public void A_wrong_variable_is_named_instead_of_the_file(string name, string value, string refusal)
    {
        using var variable = new EnvironmentVariable(name, value);
        Should
            .Throw<ConfigurationException>(() => ConfigurationLoader.Load(ConfigFile.Shipped))
            .Message.ShouldStartWith($"environment variable {name}: {refusal}");
    }

    [Fact]
    public void An_option_of_the_command_line_goes_before_a_variable()
    {
        using var folder = new EnvironmentVariable("HOOPS__lake__folder", "pond");
        ConfigurationLoader.Load(ConfigFile.Shipped).Lake.Folder.ShouldBe("pond");
        ConfigurationLoader
            .Load(ConfigFile.Shipped, new Dictionary<string, string?> { ["lake:folder"] = "sea" })
            .Lake.Folder.ShouldBe("sea");
    }

    [Fact]
    public void A_wrong_option_of_the_command_line_is_not_blamed_on_the_file_or_a_variable()
    {
        using var folder = new EnvironmentVariable("HOOPS__lake__folder", "pond");
        Should
            .Throw<ConfigurationException>(() =>
                ConfigurationLoader.Load(ConfigFile.Shipped, new Dictionary<string, string?> { ["lake:folder"] = "" })
            )
            .Message.ShouldStartWith("command line: lake.folder: '': ");
    }
}
