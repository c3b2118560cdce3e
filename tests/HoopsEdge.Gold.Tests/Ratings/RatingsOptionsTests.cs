using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Gold.Tests.Ratings;

public sealed class RatingsOptionsTests
{
    [Theory]
    [InlineData("ridge", "0")]
    [InlineData("prior_weight", "1")]
    [InlineData("home_court", "big")]
    [InlineData("home_court", "NaN")]
    [InlineData("outsider_weight", "2")]
    [InlineData("half_life_days", "-1")]
    [InlineData("halflife", "30")]
    public void A_wrong_setting_is_refused_by_its_key(string key, string value) =>
        Should
            .Throw<ConfigurationException>(() => Load(key, value))
            .Message.ShouldContain(key == "halflife" ? "gold.ratings.halflife: unknown key" : $"gold.ratings.{key}");

    [Fact]
    public void The_file_says_what_the_code_takes_by_default()
    {
        var file = Load("ridge", "1.5");

        System
            .Text.Json.JsonSerializer.Serialize(file)
            .ShouldBe(System.Text.Json.JsonSerializer.Serialize(new RatingsOptions()));
        file.FixedHomeCourt.ShouldBeNull();
        Load("home_court", "3.8").FixedHomeCourt.ShouldBe(3.8);
    }

    private static RatingsOptions Load(string key, string value) =>
        ConfigurationLoader
            .Load(
                Path.Combine(AppContext.BaseDirectory, "config.yaml"),
                new Dictionary<string, string?> { [$"gold:ratings:{key}"] = value }
            )
            .Gold.Ratings;
}
