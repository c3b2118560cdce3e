using System.Data.Common;
using System.Security.Cryptography;
using HoopsEdge.Lakehouse;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Transformer;
using HoopsEdge.Transformer.Gold;
using HoopsEdge.Transformer.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Gold.Tests.Support;

/// <summary>A lake of a test's own, with the builder over it as the program has it.</summary>
public sealed class GoldLake : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hoops-gold-");
    private readonly ServiceProvider _services;

    /// <param name="from">The lake to copy, or null for an empty one.</param>
    /// <param name="register">Further services, such as a kernel.</param>
    public GoldLake(string? from = null, Action<IServiceCollection>? register = null)
    {
        Directory.CreateDirectory(Lake);
        foreach (var file in from is null ? [] : Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            // Copies keep the time of the last write, so that what was built there counts as built here.
            var copy = Path.Combine(Lake, Path.GetRelativePath(from ?? "", file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? Lake);
            File.Copy(file, copy, overwrite: true);
        }

        _services = Start(register);
    }

    public string Lake => Path.Combine(_folder.FullName, "lake");

    public IServiceProvider Services => _services;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Builds what is due and expects that every table can be.</summary>
    public async Task<GoldReport> BuildAsync(string? table = null)
    {
        var report = await TryBuildAsync(table);
        report.Failed.Select(build => build.Error).ShouldBeEmpty();
        return report;
    }

    /// <summary>Builds what is due.</summary>
    public Task<GoldReport> TryBuildAsync(string? table = null, bool dryRun = false) =>
        Services.GetRequiredService<GoldBuilder>().RunAsync(new GoldRequest([], table, dryRun), null, Stop);

    /// <summary>Forgets what was built from what, as after the loss of the state store.</summary>
    public async Task ForgetStateAsync()
    {
        var state = Services.GetRequiredService<IStateStore>();
        foreach (var table in SqlTables.Derived)
        {
            await foreach (var record in state.QueryAsync($"derived/{table.Name}", "", Stop))
            {
                await state.DeleteAsync(record.Partition, record.Sort, record.Version, Stop);
            }
        }
    }

    /// <summary>Reads rows of a query over views of every silver and gold table.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        using var session = new DuckSession(new TransformOptions { MemoryLimitMb = 512 });
        foreach (var table in await SqlTables.DescribeAsync(Stop))
        {
            var folder = Path.Combine(Lake, table.Layer, table.Name);
            var files = Directory.Exists(folder)
                ? Directory.GetFiles(folder, "*.parquet", SearchOption.AllDirectories)
                : [];
            var rows =
                files.Length == 0
                    ? TableDescriber.Empty(table)
                    : $"from read_parquet({Sql.List(files)}, hive_partitioning = false)";
            await session.ExecuteAsync($"create or replace view {Sql.Name(table.Name)} as {rows}", Stop);
        }

        return await session.QueryAsync(sql, read, Stop);
    }

    /// <summary>Rows of a query as text, in order.</summary>
    public Task<List<string>> RowsAsync(string sql) =>
        QueryAsync(
            $"select cast(columns(*) as varchar) from (select t as row from ({sql}) t) order by all",
            row => row.GetString(0)
        );

    /// <summary>Replaces each object of a silver table by a query over its rows, called <c>rows</c>.</summary>
    public async Task ChangeAsync(string table, string query, Func<string, bool>? partitions = null)
    {
        using var session = new DuckSession(new TransformOptions());
        foreach (var file in Files($"silver/{table}").Where(file => partitions?.Invoke(file) ?? true))
        {
            await session.ExecuteAsync(
                $"create or replace temp table rows as from read_parquet({Sql.Text(file)}, hive_partitioning = false)",
                Stop
            );
            await session.ExecuteAsync($"copy ({query}) to {Sql.Text(file)} (format parquet)", Stop);
        }
    }

    /// <summary>Writes the rows of a query as an object.</summary>
    public static async Task WriteAsync(string query, string file)
    {
        using var session = new DuckSession(new TransformOptions());
        await session.ExecuteAsync($"copy ({query}) to {Sql.Text(file)} (format parquet)", Stop);
    }

    /// <summary>Paths of the objects under a folder of the lake, in order.</summary>
    public IReadOnlyList<string> Files(string folder)
    {
        var path = Path.Combine(Lake, folder);
        return Directory.Exists(path)
            ? [.. Directory.GetFiles(path, "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Path, content and time of the last write of every object that is built.</summary>
    public IReadOnlyList<string> Fingerprint(bool times = true) =>
        [
            .. SqlTables
                .Derived.SelectMany(table => Files($"{table.Layer}/{table.Name}"))
                .Select(file =>
                    $"{Path.GetRelativePath(Lake, file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"
                    + (times ? $" {File.GetLastWriteTimeUtc(file):O}" : "")
                ),
        ];

    public void Dispose()
    {
        _services.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder.Delete(recursive: true);
    }

    private ServiceProvider Start(Action<IServiceCollection>? register)
    {
        var options = ConfigurationLoader.Load(
            Path.Combine(AppContext.BaseDirectory, "config.yaml"),
            new Dictionary<string, string?> { ["lake:folder"] = Lake, ["gold:debounce_seconds"] = "0.4" }
        );
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLakehouse(options).AddTransformer();
        register?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
