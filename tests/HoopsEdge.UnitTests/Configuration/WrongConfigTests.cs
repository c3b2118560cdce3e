using System.Globalization;
using System.Text.RegularExpressions;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Configuration;

/// <summary>Each mistake is one line that names file, line and key path.</summary>
public sealed class WrongConfigTests
{
    [Theory]
    [InlineData("  burst: 3", "  bursts: 3", "api.bursts: unknown key (known here: base_url,")]
    [InlineData("region: us-east-1", "regoin: us-east-1", "regoin: unknown key (known here: bucket, region,")]
    [InlineData(
        "  debounce_seconds: 30",
        "  tables: all",
        "gold.tables: unknown key (known here: enabled, debounce_seconds,"
    )]
    [InlineData(
        "ahead: true }\n  games_players",
        "ahed: true }\n  games_players",
        "endpoints.games_media.ahed: unknown key"
    )]
    public void An_unknown_key_is_named_with_the_known_ones(string place, string change, string refusal) =>
        ShouldBeRefused(place, change, refusal);

    [Theory]
    [InlineData("skip_endpoints: []", "skip_endpoints: []\nnonsense: {}", "nonsense: unknown key")]
    [InlineData("skip_endpoints: []", "skip_endpoints: []\nnonsense:", "nonsense: unknown key")]
    [InlineData("  burst: 3", "  burst: 3\n  bursts:", "api.bursts: unknown key")]
    [InlineData("  venues: {", "  vanues: {}\n  venues: {", "endpoints.vanues: the API has no such endpoint")]
    public void An_unknown_key_without_a_value_is_named_too(string place, string change, string refusal) =>
        ShouldBeRefused(place, change, refusal);

    [Theory]
    [InlineData(
        "requests_per_second: 3",
        "requests_per_second: fast",
        "api.requests_per_second: 'fast' is not a number"
    )]
    [InlineData("concurrency: 4", "concurrency: 4.5", "api.concurrency: '4.5' is not a whole number")]
    [InlineData(
        "max_body_bytes: 1073741824",
        "max_body_bytes: 1 GB",
        "api.max_body_bytes: '1 GB' is not a whole number"
    )]
    [InlineData("strict_schema: true", "strict_schema: maybe", "validate.strict_schema: 'maybe' is not true or false")]
    [InlineData(
        "base_url: https:",
        "base_url: ftp:",
        "api.base_url: 'ftp://api.collegebasketballdata.com' is not an http or https address"
    )]
    [InlineData(
        "rankings: { expand: season,",
        "rankings: { expand: weekly,",
        "endpoints.rankings.expand: 'weekly' is not one of snapshot, season, season_windows,"
    )]
    [InlineData("  burst: 3", "  burst: { first: 3 }", "api.burst: is a section where a whole number is expected")]
    [InlineData(
        "skip_endpoints: []",
        "skip_endpoints: lines",
        "skip_endpoints: 'lines' is a single value where a section is expected"
    )]
    [InlineData(
        "\nlake:\n",
        "\nlake: here\nlake_rest:\n",
        "lake: 'here' is a single value where a section is expected"
    )]
    public void A_value_of_the_wrong_type_is_named_with_what_is_expected(string place, string change, string refusal) =>
        ShouldBeRefused(place, change, refusal);

    [Theory]
    [InlineData("requests_per_second: 3", "requests_per_second: 0", "api.requests_per_second: '0': ")]
    [InlineData("requests_per_second: 3", "requests_per_second: NaN", "api.requests_per_second: 'NaN': ")]
    [InlineData("max_attempts: 5", "max_attempts: 0", "api.max_attempts: '0': ")]
    [InlineData("chunk_days: 31", "chunk_days: 0", "seasons.chunk_days: '0': ")]
    [InlineData("  start: 2010", "  start: 1999", "seasons.start: '1999': ")]
    [InlineData("end: current", "end: soon", "seasons.end: 'soon': must be a year or 'current'")]
    [InlineData("end: current", "end: 2009", "seasons.end: '2009': is before seasons.start (2010)")]
    [InlineData(
        "first_game_day: 11-01",
        "first_game_day: 02-01",
        "seasons.first_game_day: '02-01': must be MM-DD from August"
    )]
    [InlineData(
        "first_game_day: 11-01",
        "first_game_day: 09-31",
        "seasons.first_game_day: '09-31': must be MM-DD from August"
    )]
    [InlineData(
        "last_game_day: 04-15",
        "last_game_day: 04-31",
        "seasons.last_game_day: '04-31': must be MM-DD from January"
    )]
    [InlineData(
        "last_game_day: 04-15",
        "last_game_day: 02-29",
        "seasons.last_game_day: '02-29': must be MM-DD from January"
    )]
    [InlineData("memory_limit_mb: 320", "memory_limit_mb: 1", "transform.memory_limit_mb: '1': ")]
    [InlineData("min_box_score_share: 0", "min_box_score_share: 1.5", "validate.min_box_score_share: '1.5': ")]
    [InlineData("timeout_seconds: 600", "timeout_seconds: 0", "endpoints.plays_date.timeout_seconds: '0': ")]
    [InlineData("  silver: silver", "  silver: ''", "s3_layout.silver: '': ")]
    public void An_impossible_value_is_named(string place, string change, string refusal) =>
        ShouldBeRefused(place, change, refusal);

    [Theory]
    [InlineData("  venues: {", "  arenas: {", "endpoints.arenas: the API has no such endpoint")]
    [InlineData(
        "{ expand: season, covers: fct_rankings }",
        "{ expand: day, covers: fct_rankings }",
        "endpoints.rankings.expand: /rankings takes no 'date', so it cannot be asked that way"
    )]
    [InlineData(
        "plays_date: { expand: day,",
        "plays_date: { expand: snapshot,",
        "endpoints.plays_date.expand: /plays/date needs 'date', so it cannot be asked that way"
    )]
    [InlineData(
        "stats_team_season: { expand: season,",
        "stats_team_season: { expand: snapshot,",
        "endpoints.stats_team_season.expand: /stats/team/season needs 'season'"
    )]
    [InlineData(
        "rankings: { expand: season, covers: fct_rankings }",
        "rankings: { covers: fct_rankings }",
        "endpoints.rankings: expand is missing"
    )]
    [InlineData("skip_endpoints: []", "skip_endpoints: [vanues]", "skip_endpoints: there is no endpoint 'vanues'")]
    public void An_endpoint_that_cannot_be_asked_is_named(string place, string change, string refusal) =>
        ShouldBeRefused(place, change, refusal);

    [Fact]
    public void A_missing_endpoint_is_named_with_the_way_to_leave_it_out()
    {
        using var file = ConfigFile.With("  ratings_elo: { expand: season, covers: fct_ratings_elo }\n", "");
        file.Refusal()
            .ShouldBe(
                "config.yaml: endpoints.ratings_elo: is missing; to leave an endpoint out, name it in skip_endpoints"
            );
    }

    [Theory]
    [InlineData("  burst: 3", "  burst: 3\n  burst: 4")]
    [InlineData("  venues: {", "  teams: { expand: snapshot }\n  venues: {")]
    [InlineData("skip_endpoints: []", "skip_endpoints: []\nregion: us-east-2")]
    public void A_key_that_is_there_twice_is_refused_with_its_line(string place, string change)
    {
        using var file = ConfigFile.With(place, change);
        file.Refusal().ShouldMatch(@"^config\.yaml:\d+: not YAML: ");
    }

    [Fact]
    public void Broken_YAML_is_refused_with_its_line()
    {
        using var file = ConfigFile.Of("api:\n  burst: 3\n concurrency: [1\n");
        file.Refusal().ShouldMatch(@"^config\.yaml:[34]: not YAML: ");
    }

    [Fact]
    public void A_file_that_is_no_mapping_is_refused()
    {
        using var file = ConfigFile.Of("just a sentence\n");
        file.Refusal().ShouldBe("config.yaml:1: not YAML of keys and values");
    }

    [Fact]
    public void An_empty_file_lacks_every_endpoint()
    {
        using var file = ConfigFile.Of("");
        file.Refusal().ShouldStartWith("config.yaml: endpoints.conferences: is missing;");
    }

    [Fact]
    public void A_missing_file_is_named_with_the_option_to_give_another()
    {
        var missing = Path.Combine(Path.GetTempPath(), "nowhere", "config.yaml");
        Should
            .Throw<ConfigurationException>(() => ConfigurationLoader.Load(missing))
            .Message.ShouldBe($"{missing}: no such file; give one with --config FILE");
    }

    [Fact]
    public void An_option_of_the_command_line_goes_before_the_file()
    {
        using var file = ConfigFile.With("folder: lake", "folder: pond");
        file.Load().Lake.Folder.ShouldBe("pond");
        var options = file.Load(new Dictionary<string, string?> { ["lake:folder"] = "sea" });
        options.Lake.Folder.ShouldBe("sea");
        options.Lake.StateFile.ShouldBe(Path.Combine("sea", ".state", "checkpoints.db"));
    }

    private static void ShouldBeRefused(string text, string change, string refusal)
    {
        using var file = ConfigFile.With(text, change);
        var message = file.Refusal();
        var place = Regex.Match(message, @"^config\.yaml:(\d+): ");
        place.Success.ShouldBeTrue(message);
        message[place.Length..].ShouldStartWith(refusal);
        var line = file.LineAt(int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture));
        change.Split('\n').ShouldContain(changed => line.Contains(changed), message);
        line.ShouldContain(refusal.Split(':')[0].Split('.')[^1]);
    }
}
