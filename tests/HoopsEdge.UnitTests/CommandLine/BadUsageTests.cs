using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.CommandLine;

/// <summary>Exit code 2, one line on error that says what is wrong, and nothing done.</summary>
[Collection(EnvironmentGroup.Name)]
public sealed class BadUsageTests : IDisposable
{
    private readonly TestLake _lake = new();
    private readonly Hoops _hoops = new();
    private readonly EnvironmentVariable _key = new("CBBD_API_KEY", null);
    private readonly EnvironmentVariable _token = new("BEARER_TOKEN", null);

    [Theory]
    [InlineData("Required command was not provided")]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("--colour", "--colour", "status")]
    [InlineData("--seasons '2026..2024' is neither a season", "backfill", "--seasons", "2026..2024")]
    [InlineData("--seasons 'soon' is neither a season", "incremental", "--seasons", "soon")]
    [InlineData("--seasons '2024..2025..2026' is neither", "plan", "--seasons", "2024..2025..2026")]
    [InlineData("--seasons '1999' is neither a season", "gap-fill", "--seasons", "1999")]
    [InlineData("--seasons", "backfill", "--seasons")]
    [InlineData("'sometimes'", "plan", "--mode", "sometimes")]
    [InlineData("--endpoint' is required", "one")]
    [InlineData("'xml'", "query", "select 1", "--format", "xml")]
    [InlineData("Required argument missing", "query")]
    [InlineData("extra", "status", "extra")]
    public async Task A_command_line_that_cannot_be_read(string refusal, params string[] args) =>
        ShouldBeRefused(refusal, await _hoops.RunAsync(args));

    [Theory]
    [InlineData("there is no endpoint 'arenas' (known: conferences,", "plan", "--endpoints", "games,arenas")]
    [InlineData("there is no endpoint 'arenas' (known: conferences,", "one", "--endpoint", "arenas")]
    [InlineData("--params '[1]' is not a JSON object", "one", "--endpoint", "games", "--params", "[1]")]
    [InlineData("--params '{' is not a JSON object", "one", "--endpoint", "games", "--params", "{")]
    [InlineData("games: no parameter 'seson'", "one", "--endpoint", "games", "--params", "{\"seson\":1}")]
    [InlineData("plays_game: parameter 'gameId' is required", "one", "--endpoint", "plays_game")]
    [InlineData("Key: season", "one", "--endpoint", "rankings", "--params", "{\"season\":2025,\"season\":2026}")]
    [InlineData("there is no API key: set CBBD_API_KEY", "one", "--endpoint", "venues")]
    [InlineData("there is no API key: set CBBD_API_KEY", "backfill", "--seasons", "2025")]
    [InlineData("there is no API key: set CBBD_API_KEY", "incremental")]
    [InlineData("there is no API key: set CBBD_API_KEY", "gap-fill")]
    [InlineData("--format parquet needs --output FILE", "query", "select 1", "--format", "parquet")]
    [InlineData("--output needs --format csv, json or parquet", "query", "select 1", "--output", "rows.txt")]
    [InlineData("query: there is no file 'nowhere.sql'", "query", "@nowhere.sql")]
    [InlineData("query: ", "query", "selec 1")]
    [InlineData("query: ", "query", "select * from fct_nothing")]
    [InlineData("query: ", "query", "select 1", "--format", "csv", "--output", "/nowhere/rows.csv")]
    [InlineData(
        "--season 2031: the lake has no finished games of it (it has none at all)",
        "report",
        "--season",
        "2031"
    )]
    [InlineData("--game 5: the lake has no line of it", "report", "--game", "5")]
    [InlineData("--out /nowhere/report.html: ", "report", "--out", "/nowhere/report.html")]
    public async Task Something_that_cannot_be_done(string refusal, params string[] args) =>
        ShouldBeRefused(refusal, await _hoops.RunAsync(_lake, args));

    [Fact]
    public async Task A_configuration_that_is_not_there()
    {
        (await _hoops.RunAsync("status", "--config", "/nowhere/config.yaml")).ShouldBe(2);
        _hoops.Error.ShouldBe("hoops: /nowhere/config.yaml: no such file; give one with --config FILE\n");
    }

    [Fact]
    public async Task A_configuration_that_is_wrong()
    {
        using var config = ConfigFile.With("  burst: 3", "  burst: 0");
        (await _hoops.RunAsync("plan", "--config", config.Path)).ShouldBe(2);
        _hoops.Error.ShouldMatch($@"^hoops: {config.Path}:\d+: api\.burst: '0': ");
        ShouldBeOneLine(_hoops.Error);
    }

    public void Dispose()
    {
        _key.Dispose();
        _token.Dispose();
        _hoops.Dispose();
        _lake.Dispose();
    }

    private void ShouldBeRefused(string refusal, int code)
    {
        code.ShouldBe(2, _hoops.Error);
        _hoops.Error.ShouldStartWith("hoops: ");
        _hoops.Error.ShouldContain(refusal);
        ShouldBeOneLine(_hoops.Error);
        _hoops.Output.ShouldBeEmpty();
        _hoops.Screen.ShouldBeEmpty();
    }

    private static void ShouldBeOneLine(string error) => error.TrimEnd().ShouldNotContain('\n');
}
