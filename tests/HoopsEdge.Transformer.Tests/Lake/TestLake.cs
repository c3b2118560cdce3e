using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables.Scanning;
using HoopsEdge.Transformer.Rebuilding;

namespace HoopsEdge.Transformer.Tests.Lake;

/// <summary>A lake in a temporary folder, into which answers land as the fetcher lands them.</summary>
internal sealed class TestLake : IDisposable
{
    private static readonly DateTimeOffset Opening = new(2025, 12, 1, 10, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hoops-test-lake-");

    public TestLake() => Process = Open();

    /// <summary>Starts with everything that another lake has.</summary>
    public TestLake(TestLake other)
    {
        foreach (var file in Directory.EnumerateFiles(other.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(other.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? Folder);
            File.Copy(file, copy);
        }

        Process = Open();
    }

    public string Folder => _folder.FullName;

    public LakeProcess Process { get; private set; }

    public IObjectStore Store => Process.Get<IObjectStore>();

    public FetchCheckpoints Checkpoints => Process.Get<FetchCheckpoints>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Minutes after the opening; 1,440 of them are the next day.</summary>
    public static DateTimeOffset At(int minutes) => Opening.AddMinutes(minutes);

    /// <summary>Another process over the same folder.</summary>
    public LakeProcess Open(
        Func<IObjectStore, IObjectStore>? wrapStore = null,
        Func<IStateStore, IStateStore>? wrapState = null
    ) => new(Folder, wrapStore, wrapState);

    /// <summary>Lands an answer and takes it all the way.</summary>
    public async Task<RawLanded> TakeAsync(Question question, int minute, params Row[] rows)
    {
        var landed = await LandAsync(question, minute, rows);
        (await Process.TransformAsync(landed)).ShouldBeEmpty();
        return landed;
    }

    /// <summary>Makes an answer durable in raw/ and notes it in its checkpoint.</summary>
    public async Task<RawLanded> LandAsync(Question question, int minute, params Row[] rows)
    {
        var landed = await PutRawAsync(question, minute, rows);
        await Checkpoints.UpdateAsync(
            landed.Endpoint,
            landed.FetchId,
            before =>
                (before ?? Planned(question, landed.RunId)) with
                {
                    Status = FetchStatus.Landed,
                    RawKeys = landed.RawKeys,
                    ContentHash = landed.ContentHash,
                    IngestedAt = landed.IngestedAt,
                    AnsweredAt = landed.IngestedAt,
                    Rows = landed.Rows,
                    Pages = landed.RawKeys.Count,
                    HasUnknownFields = landed.HasUnknownFields,
                    InSilver = false,
                },
            Stop
        );
        return landed;
    }

    /// <summary>Notes a fetch as the scheduler does before it is asked.</summary>
    public Task PlanAsync(Question question) =>
        Checkpoints.UpdateAsync(
            question.Endpoint,
            question.FetchId,
            before => before ?? Planned(question, "run"),
            Stop
        );

    /// <summary>Makes an answer durable in raw/ only. A value that does not fit is noted with it.</summary>
    public async Task<RawLanded> PutRawAsync(Question question, int minute, params Row[] rows)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(rows);
        var sha = Convert.ToHexStringLower(SHA256.HashData(body));
        using var scanner = new ResponseScanner(question.Request.Contract);
        scanner.Feed(body);
        var scan = scanner.Complete();
        var key = new LakeKeys(new LayoutOptions()).Raw(question.Request.Contract, question.FetchId, sha, At(minute));
        var metadata = new RawMetadata
        {
            FetchId = question.FetchId,
            RunId = "run",
            Endpoint = question.Endpoint,
            Request = question.Request.Canonical,
            Parameters = question.Request.Parameters,
            Scope = question.Scope,
            ContentSha256 = sha,
            ContentHash = scan.ContentHash,
            Rows = scan.Rows,
            Page = 1,
            Pages = 1,
            IngestedAt = At(minute),
            Contract = question.Request.Contract.Fingerprint,
            UnknownFields = scan.UnknownFields,
            Misfit = scan.Misfit?.ToString(),
        };
        await PutGzipAsync(key, body, metadata);
        return LandedOf(metadata, key);
    }

    /// <summary>Rows of a silver table in key order, columns separated by bars.</summary>
    public Task<List<string>> SilverAsync(string table, string columns) => RowsAsync($"silver/{table}/", columns);

    /// <summary>Rows of a bronze table.</summary>
    public Task<List<string>> BronzeAsync(string table, string columns) => RowsAsync($"bronze/{table}/", columns);

    public async Task<List<string>> RowsAsync(string prefix, string columns)
    {
        var keys = await KeysAsync(prefix);
        if (keys.Count == 0)
        {
            return [];
        }

        using var session = new DuckSession(new TransformOptions());
        var files = Sql.List(keys.Select(key => Path.Combine(Folder, key)));
        return await session.QueryAsync(
            $"""
            select {columns} from read_parquet({files}, hive_partitioning = false) order by all
            """,
            row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(column => Text(row, column))),
            Stop
        );
    }

    public async Task<List<string>> KeysAsync(string prefix)
    {
        var keys = new List<string>();
        await foreach (var found in Store.ListAsync(prefix, Stop))
        {
            keys.Add(found.Key);
        }

        return keys;
    }

    /// <summary>Every object of a layer with the hash of its bytes.</summary>
    public async Task<List<string>> BytesAsync(params string[] layers)
    {
        var lines = new List<string>();
        foreach (var layer in layers)
        {
            foreach (var key in await KeysAsync(layer + "/"))
            {
                lines.Add($"{key} {(await Store.FindAsync(key, Stop))?.ETag}");
            }
        }

        return lines;
    }

    /// <summary>Loses bronze, silver and the state, as if only raw/ had been kept.</summary>
    public void LoseAllButRaw()
    {
        Process.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var part in new[] { "bronze", "silver", ".state" }.Select(name => Path.Combine(Folder, name)))
        {
            if (Directory.Exists(part))
            {
                Directory.Delete(part, recursive: true);
            }
        }

        Process = Open();
    }

    public Task<RebuildReport> RebuildAsync() => Process.Get<LakeRebuild>().RunAsync(null, Stop);

    public void Dispose()
    {
        Process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string Text(DbDataReader row, int column) =>
        row.GetValue(column) switch
        {
            DBNull => "null",
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
            bool truth => truth ? "true" : "false",
            System.Collections.IList list => string.Join(' ', list.Cast<object>()),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

    private async Task PutGzipAsync(string key, byte[] body, RawMetadata metadata)
    {
        var file = Path.Combine(Folder, ".upload.gz");
        await using (var gzip = new GZipStream(File.Create(file), CompressionLevel.Fastest))
        {
            await gzip.WriteAsync(body, Stop);
        }

        await Store.PutFileAsync(key, file, WriteCondition.Always, metadata.ToDictionary(), Stop);
    }

    private static FetchCheckpoint Planned(Question question, string runId) =>
        new()
        {
            Endpoint = question.Endpoint,
            FetchId = question.FetchId,
            Parameters = question.Request.Parameters,
            Scope = question.Scope,
            RunId = runId,
            Status = FetchStatus.Planned,
        };

    private static RawLanded LandedOf(RawMetadata raw, string key) =>
        new()
        {
            RunId = raw.RunId,
            FetchId = raw.FetchId,
            Endpoint = raw.Endpoint,
            Scope = raw.Scope,
            RawKeys = raw.Rows == 0 ? [] : [key],
            IngestedAt = raw.IngestedAt,
            Rows = raw.Rows,
            ContentHash = raw.ContentHash,
            HasUnknownFields = raw.UnknownFields.Count > 0,
        };
}
