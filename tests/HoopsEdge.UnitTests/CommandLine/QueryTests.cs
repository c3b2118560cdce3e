using HoopsEdge.Lakehouse.Query;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.CommandLine;

public sealed class QueryTests : IAsyncLifetime
{
    private const string Games = "select game_id, home_team, start_at, tournament from fct_games order by game_id";

    private readonly TestLake _lake = new();
    private readonly TemporaryFolder _folder = new();
    private readonly Hoops _hoops = new();

    public async ValueTask InitializeAsync() =>
        await _lake.WriteGamesAsync(
            new Game(1, "2025-01-10T18:00Z") { Home = "Saint Mary's, [CA]" },
            new Game(2, "2025-01-11T00:00Z") { Home = "San José State", Tournament = "NIT" }
        );

    [Fact]
    public async Task A_table_is_for_people()
    {
        await RunAsync(Games);
        _hoops.Screen.ShouldEqualGolden("query.txt");
        _hoops.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nested_values_are_readable_in_a_table()
    {
        await RunAsync(
            "select {'a': 1, 'b': [1.5, null]} as n, [1, null] as n, true as flag, date '2025-01-10' as day -- at last"
        );
        _hoops.Screen.ShouldEqualGolden("query-nested.txt");
    }

    [Fact]
    public async Task A_long_table_is_cut_and_says_so()
    {
        await RunAsync("select range + 1000 as i from range(250)");
        _hoops.Screen.ShouldContain("first 200 rows; --format csv prints all");
        _hoops.Screen.ShouldContain("1199");
        _hoops.Screen.ShouldNotContain("1200");
    }

    [Fact]
    public async Task A_table_of_just_as_many_rows_as_fit_is_whole()
    {
        await RunAsync("select range as i from range(200)");
        _hoops.Screen.ShouldContain("200 rows");
        _hoops.Screen.ShouldNotContain("first 200 rows");
    }

    [Fact]
    public async Task Csv_has_a_header_and_every_row()
    {
        await RunAsync("select game_id, home_team, tournament from fct_games order by game_id;", "--format", "csv");
        _hoops.Output.ShouldBe("game_id,home_team,tournament\n1,\"Saint Mary's, [CA]\",\n2,San José State,NIT\n");
        _hoops.Screen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Parquet_goes_to_a_file_with_its_types()
    {
        var file = _folder.File("it's games.parquet");
        await RunAsync(Games, "--format", "parquet", "--output", file);
        using var session = new DuckSession(_lake.Options.Transform);
        var rows = await session.QueryAsync(
            $"select game_id, typeof(start_at) from read_parquet({Sql.Text(file)}) order by game_id",
            row => (row.GetInt32(0), row.GetString(1)),
            TestContext.Current.CancellationToken
        );
        rows.ShouldBe([(1, "TIMESTAMP WITH TIME ZONE"), (2, "TIMESTAMP WITH TIME ZONE")]);
        _hoops.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Csv_goes_to_a_file_when_one_is_named()
    {
        var file = _folder.File("games.csv");
        await RunAsync("select count(*) as games from silver.fct_games", "--format", "csv", "--output", file);
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe("games\n2\n");
        _hoops.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_statement_may_stand_in_a_file()
    {
        var file = _folder.File("games.sql");
        await File.WriteAllTextAsync(file, "select 42 as answer -- at last\n", TestContext.Current.CancellationToken);
        await RunAsync($"@{file}", "--format", "csv");
        _hoops.Output.ShouldBe("answer\n42\n");
    }

    [Fact]
    public async Task Statements_that_are_no_query_work_in_a_table()
    {
        await RunAsync("describe silver.dim_venues");
        _hoops.Screen.ShouldContain("venue_id");
    }

    [Fact]
    public async Task Tables_without_rows_have_their_declared_columns()
    {
        await RunAsync("select count(*) as n, count(play_id) as plays from silver.fct_plays", "--format", "csv");
        _hoops.Output.ShouldBe("n,plays\n0,0\n");
    }

    public ValueTask DisposeAsync()
    {
        _hoops.Dispose();
        _folder.Dispose();
        _lake.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task RunAsync(params string[] args) =>
        (await _hoops.RunAsync(_lake, ["query", .. args])).ShouldBe(0, _hoops.Error);
}
