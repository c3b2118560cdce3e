using System.Text.RegularExpressions;
using HoopsEdge.EndToEndTests.Support;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Storage;
using Microsoft.Extensions.Options;

namespace HoopsEdge.EndToEndTests;

/// <summary>The example queries of infra/athena run over a season: in the SQL that Athena and DuckDB share.</summary>
public sealed partial class AthenaQueryTests(UndisturbedSeason season)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "athena");

    public static TheoryData<string> Queries =>
        [.. Directory.EnumerateFiles(Folder, "*.sql").Select(file => Path.GetFileName(file)).Order()];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_query_for_Athena_answers_rows_without_an_empty_column(string file)
    {
        var statement = await ReadAsync(file);
        using var session = await OpenAsync();

        var columns = await session.QueryAsync(
            $"select column_name, \"count\", null_percentage from (summarize {statement})",
            row => (Name: row.GetString(0), Rows: row.GetInt64(1), Nulls: row.GetDecimal(2)),
            Cancellation
        );

        columns.ShouldNotBeEmpty();
        columns.ShouldAllBe(column => column.Rows > 0);
        columns.Where(column => column.Nulls == 100).Select(column => column.Name).ShouldBe(EmptyIn(file));
    }

    [Fact]
    public async Task Standings_add_up()
    {
        var statement = await ReadAsync("standings.sql");
        using var session = await OpenAsync();

        var sums = await session.QueryAsync(
            $"select sum(conference_wins) - sum(conference_losses), count(*), sum(conference_wins) from ({statement})",
            row => (Balance: row.GetFieldValue<System.Numerics.BigInteger>(0), Teams: row.GetInt64(1)),
            Cancellation
        );

        sums.Single().Balance.ShouldBe(0);
        sums.Single().Teams.ShouldBe(UndisturbedSeason.League.Teams);
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_query_names_its_databases_and_says_nothing_that_only_DuckDB_understands(string file)
    {
        var statement = await File.ReadAllTextAsync(Path.Combine(Folder, file), Cancellation);

        OnlyDuckDb().Matches(statement).Select(match => match.Value).ShouldBeEmpty();
        TablesRead().Count(statement).ShouldBeGreaterThan(0);
        statement.ShouldContain("season");
    }

    // The simulated league has one season, so that there is none before.
    private static string[] EmptyIn(string file) => file == "ratings_history.sql" ? ["change_of_net_rating"] : [];

    private static async Task<string> ReadAsync(string file) =>
        TablesRead().Replace(await File.ReadAllTextAsync(Path.Combine(Folder, file), Cancellation), "$1.");

    private Task<DuckSession> OpenAsync()
    {
        var options = new HoopsOptions();
        options.Transform.MemoryLimitMb = 1024;
        var store = new FolderObjectStore(season.Workspace.LakeFolder);
        return new LakeViews(store, new LakeKeys(options.Layout), Options.Create(options)).OpenAsync(Cancellation);
    }

    [GeneratedRegex(@"\bcbbd_(bronze|silver|gold)\.")]
    private static partial Regex TablesRead();

    [GeneratedRegex(
        @"::|\bqualify\b|\bexclude\b|\bstrftime\b|\blist_\w+|\bgroup by all\b|\border by all\b|\busing sample\b|\bilike\b|\bany_value\b|\bstring_agg\b|\bepoch\b|\bsummarize\b|//|\[[0-9a-z]",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex OnlyDuckDb();
}
