using HoopsEdge.Aws.Tests.Support;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;

namespace HoopsEdge.Aws.Tests.Seasons;

/// <summary>The comparison that the season tests rest on sees what it must.</summary>
public sealed class LakeComparisonTests : IDisposable
{
    private const string Game = "select 1 as game_id, 70 as home_points, 'f' as _fetch_id";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hoops-test-lakes-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Lakes_that_differ_only_in_where_rows_came_from_are_equal() =>
        (await CompareAsync("select 1 as game_id, 70 as home_points, 'g' as _fetch_id")).ShouldBeEmpty();

    [Theory]
    [InlineData("select 1 as game_id, 71 as home_points, 'f' as _fetch_id", "silver/fct_games: 2 rows differ")]
    [InlineData($"{Game} union all {Game}", "silver/fct_games: 1 rows differ")]
    [InlineData($"{Game} where false", "silver/fct_games: 1 rows differ")]
    public async Task A_row_that_is_other_doubled_or_missing_is_a_difference(string rows, string difference) =>
        (await CompareAsync(rows)).ShouldHaveSingleItem().ShouldStartWith(difference);

    [Fact]
    public async Task A_table_that_one_lake_lacks_is_a_difference()
    {
        await WriteAsync("a", "gold/ratings", Game);

        (await CompareAsync(Game)).ShouldBe(["gold/ratings: only here"]);
    }

    private async Task<IReadOnlyList<string>> CompareAsync(string rows)
    {
        await WriteAsync("a", "silver/fct_games", Game);
        await WriteAsync("b", "silver/fct_games", rows);
        return await LakeComparison.DifferencesAsync(Lake("a"), Lake("b"));
    }

    private async Task WriteAsync(string lake, string table, string rows)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Lake(lake), table, "season=2026"));
        using var session = new DuckSession(new TransformOptions());
        await session.ExecuteAsync(
            $"copy ({rows}) to {Sql.Text(Path.Combine(folder.FullName, "part-00000.parquet"))} (format parquet)",
            TestContext.Current.CancellationToken
        );
    }

    private string Lake(string name) => Path.Combine(_folder.FullName, name);
}
