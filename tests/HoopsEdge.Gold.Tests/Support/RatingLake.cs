using HoopsEdge.Lakehouse;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Transformer;
using HoopsEdge.Transformer.Gold;
using HoopsEdge.Transformer.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Gold.Tests.Support;

/// <summary>A lake in a temporary folder whose silver a test writes as it likes, and the real builder of gold over it.</summary>
internal sealed class RatingLake : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hoops-rating-lake-");
    private readonly ServiceProvider _services;

    public RatingLake()
    {
        var options = new HoopsOptions();
        options.Lake.Folder = _folder.FullName;
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IObjectStore>(new FolderObjectStore(_folder.FullName))
            .AddSingleton<IStateStore>(new SqliteStateStore(options.Lake.StateFile))
            .AddLakehouse(options)
            .AddTransformer()
            .BuildServiceProvider();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Writes an object of a silver table from a query; columns that it does not name are null.</summary>
    public async Task PutSilverAsync(string table, string partition, string query)
    {
        var definition = (await SqlTables.DescribeAsync(Stop)).Single(known =>
            known.Name == table && known.Layer == "silver"
        );
        var key = _services.GetRequiredService<LakeKeys>().Silver(table, partition);
        var file = Path.Combine(_folder.FullName, key);
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? _folder.FullName);
        using var duck = new DuckSession(new TransformOptions());
        await duck.ExecuteAsync(
            $"copy ({TableDescriber.Empty(definition)} union all by name {query}) to {Sql.Text(file)} (format parquet)",
            Stop
        );
    }

    /// <summary>Builds a derived table and those that it reads, in every season.</summary>
    public async Task<GoldReport> BuildAsync(string table)
    {
        var report = await _services
            .GetRequiredService<GoldBuilder>()
            .RunAsync(new GoldRequest([], table), publish: null, Stop);
        report.Failed.Select(failed => failed.Error).ShouldBeEmpty();
        return report;
    }

    /// <summary>Rows of a query over a gold table, which it names <c>t</c>, each as one line of text.</summary>
    public async Task<IReadOnlyList<string>> GoldAsync(string table, string query)
    {
        var files = Path.Combine(_folder.FullName, "gold", table, "**", "*.parquet");
        using var duck = new DuckSession(new TransformOptions());
        return await duck.QueryAsync(
            $"with t as (select * from read_parquet({Sql.Text(files)}, hive_partitioning = false)) {query}",
            row =>
                string.Join(
                    '|',
                    Enumerable
                        .Range(0, row.FieldCount)
                        .Select(i =>
                            Convert.ToString(row.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)
                        )
                ),
            Stop
        );
    }

    /// <summary>Every gold object with a hash of its bytes.</summary>
    public IReadOnlyDictionary<string, string> GoldBytes() =>
        Directory
            .EnumerateFiles(Path.Combine(_folder.FullName, "gold"), "*.parquet", SearchOption.AllDirectories)
            .ToDictionary(
                file => Path.GetRelativePath(_folder.FullName, file),
                file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))
            );

    public void Dispose()
    {
        _services.Dispose();
        _folder.Delete(recursive: true);
    }
}
