using System.Diagnostics;
using System.Globalization;
using HoopsEdge.Lakehouse;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Transformer;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Benchmarks.Plays;

/// <summary>The path that is measured: landed answers through the transformer to bronze and silver.</summary>
internal static class LandedToSilver
{
    /// <summary>Empties bronze, silver and the state, notes the landings and transforms them.</summary>
    /// <returns>Time of the transformation alone.</returns>
    /// <exception cref="InvalidOperationException">Silver does not have the rows that landed.</exception>
    public static async Task<TimeSpan> RunAsync(LandedSeason season)
    {
        Reset(season.Folder);
        var options = new HoopsOptions();
        options.Lake.Folder = season.Folder;
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddLakehouse(options)
            .AddTransformer()
            .BuildServiceProvider();
        await NoteLandingsAsync(services.GetRequiredService<FetchCheckpoints>(), season);
        var transformer = services.GetRequiredService<LandedTransformer>();
        var watch = Stopwatch.StartNew();
        foreach (var batch in season.Days.Select(day => day.Landed).Chunk(options.Transform.BatchSize))
        {
            var refused = await transformer.TransformAsync(batch, _ => Task.CompletedTask, CancellationToken.None);
            if (refused.Count > 0)
            {
                throw new InvalidOperationException(refused[0].Reason);
            }
        }

        watch.Stop();
        await CheckAsync(services.GetRequiredService<LakeKeys>(), options, season);
        return watch.Elapsed;
    }

    private static void Reset(string folder)
    {
        // A pooled connection would go on with the file of the last run, deleted or not.
        SqliteConnection.ClearAllPools();
        foreach (var part in new[] { "bronze", "silver", ".state" }.Select(name => Path.Combine(folder, name)))
        {
            if (Directory.Exists(part))
            {
                Directory.Delete(part, recursive: true);
            }
        }
    }

    private static async Task NoteLandingsAsync(FetchCheckpoints checkpoints, LandedSeason season)
    {
        foreach (var day in season.Days)
        {
            var landed = day.Landed;
            await checkpoints.UpdateAsync(
                landed.Endpoint,
                landed.FetchId,
                _ => new FetchCheckpoint
                {
                    Endpoint = landed.Endpoint,
                    FetchId = landed.FetchId,
                    Parameters = day.Parameters,
                    Scope = landed.Scope,
                    RunId = landed.RunId,
                    Status = FetchStatus.Landed,
                    AnsweredAt = landed.IngestedAt,
                    RawKeys = landed.RawKeys,
                    ContentHash = landed.ContentHash,
                    IngestedAt = landed.IngestedAt,
                    Rows = landed.Rows,
                    Pages = 1,
                },
                CancellationToken.None
            );
        }
    }

    private static async Task CheckAsync(LakeKeys keys, HoopsOptions options, LandedSeason season)
    {
        var silver = Path.Combine(season.Folder, keys.SilverPrefix("fct_plays"), "*", "*", "*.parquet");
        using var session = new DuckSession(options.Transform);
        var rows = await session.QueryAsync(
            $"select count(*), count(distinct play_id) from read_parquet({Sql.Text(silver)}, hive_partitioning = false)",
            row => (All: row.GetInt64(0), Distinct: row.GetInt64(1)),
            CancellationToken.None
        );
        if (rows[0].All != season.SilverRows || rows[0].Distinct != season.SilverRows)
        {
            throw new InvalidOperationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"silver has {rows[0].All} rows and {rows[0].Distinct} plays; {season.SilverRows} landed"
                )
            );
        }
    }
}
