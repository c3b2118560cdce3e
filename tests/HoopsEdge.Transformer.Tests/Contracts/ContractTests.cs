using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Tests.Contracts;

/// <summary>The declarations fit together: contracts, keys, endpoints and the tables made of them.</summary>
public sealed class ContractTests
{
    public static TheoryData<string> Endpoints => [.. EndpointContracts.All.Keys];

    public static TheoryData<string> SilverTables => [.. SqlTables.Silver.Select(table => table.Name)];

    [Fact]
    public void There_is_a_contract_for_each_of_the_38_endpoints()
    {
        EndpointContracts.All.Count.ShouldBe(38);
        EndpointContracts.All.Values.Select(contract => contract.Path).Distinct().Count().ShouldBe(38);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void Every_key_column_is_a_single_value_of_the_contract(string endpoint)
    {
        var contract = EndpointContracts.All[endpoint];

        contract.Key.ShouldNotBeEmpty();
        foreach (var key in contract.Key)
        {
            Find(contract.Columns, key.Split('.')).ShouldBeOfType<ColumnType.Scalar>($"key column {key}");
        }
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void Every_required_parameter_and_placeholder_is_a_parameter(string endpoint)
    {
        var contract = EndpointContracts.All[endpoint];
        var placeholders = contract.Path.Split('/').Where(part => part.StartsWith('{')).Select(part => part[1..^1]);

        contract.Required.Except(contract.Parameters.Keys).ShouldBeEmpty();
        contract.RequiredAny.Except(contract.Parameters.Keys).ShouldBeEmpty();
        placeholders.Except(contract.Required).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void Every_endpoint_feeds_a_silver_table(string endpoint) =>
        SqlTables.FedBy(endpoint).Select(table => table.Name).ShouldNotBeEmpty();

    [Fact]
    public void The_silver_layer_has_the_tables_of_the_star_schema() =>
        SqlTables
            .Silver.Select(table => table.Name)
            .ShouldBe(
                """
                dim_conference_membership dim_conferences dim_draft_positions dim_draft_teams dim_lines_providers
                dim_play_types dim_players dim_teams dim_venues fct_draft_picks fct_game_media fct_game_players
                fct_game_teams fct_games fct_lines fct_lineups fct_player_season_shooting fct_player_season_stats
                fct_plays fct_rankings fct_ratings_adjusted fct_ratings_elo fct_ratings_srs fct_recruiting_players
                fct_recruiting_teams fct_rosters fct_scoreboard fct_substitutions fct_team_leaderboard
                fct_team_lineups fct_team_season_shooting fct_team_season_stats fct_transfers
                """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
                ignoreOrder: true
            );

    [Theory]
    [MemberData(nameof(SilverTables))]
    public async Task A_silver_table_has_its_key_its_partition_and_its_lineage_among_its_columns(string name)
    {
        var table = SqlTables.Silver.Single(table => table.Name == name);
        var columns = (await Described.Value)[name].Select(column => column.Name).ToArray();

        columns.Distinct().Count().ShouldBe(columns.Length);
        table.Endpoints.Except(EndpointContracts.All.Keys).ShouldBeEmpty();
        table.Partial.Except(table.Endpoints).ShouldBeEmpty();
        string[] partition = table.Partitioning switch
        {
            Partitioning.SeasonAndGameDate => ["season", "game_date", "game_id"],
            Partitioning.Season => ["season"],
            _ => [],
        };
        table
            .Key.Concat(table.Authority)
            .Concat(partition)
            .Append("_fetch_id")
            .Append("_ingested_at")
            .Except(columns)
            .ShouldBeEmpty();
        columns.ShouldAllBe(column => !column.Any(char.IsAsciiLetterUpper));
    }

    [Fact]
    public async Task Seasons_and_game_dates_have_one_type_in_every_table()
    {
        var columns = (await Described.Value).Values.SelectMany(table => table).ToArray();

        columns.Where(column => column.Name == "season").Select(column => column.Type).Distinct().ShouldBe(["INTEGER"]);
        columns.Where(column => column.Name == "game_date").Select(column => column.Type).Distinct().ShouldBe(["DATE"]);
        columns
            .Where(column => column.Name.EndsWith("_id", StringComparison.Ordinal))
            .Where(column => column.Type is not ("INTEGER" or "VARCHAR"))
            .ShouldBeEmpty();
        columns.ShouldAllBe(column => column.Type != "JSON");
    }

    private static Lazy<Task<Dictionary<string, IReadOnlyList<TableColumn>>>> Described { get; } =
        new(async () =>
            (await SqlTables.DescribeAsync(CancellationToken.None))
                .Where(table => table.Layer == "silver")
                .ToDictionary(table => table.Name, table => table.Columns)
        );

    private static ColumnType? Find(IReadOnlyList<Column> columns, ReadOnlySpan<string> path)
    {
        var name = path[0];
        var type = columns.FirstOrDefault(column => column.Name == name)?.Type;
        return path.Length == 1 ? type
            : type is ColumnType.Struct nested ? Find(nested.Fields, path[1..])
            : null;
    }
}
