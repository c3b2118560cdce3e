using System.Security.Cryptography;
using System.Text.Json;
using HoopsEdge.Scheduler.Runs;

namespace HoopsEdge.EndToEndTests.Support;

/// <summary>A folder with a lake in it, and <c>hoops</c> set up to fill it from a server.</summary>
public sealed class Workspace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hoops-e2e-");
    private readonly Dictionary<string, string> _environment;

    public Workspace(Uri api, string? key = "simulated")
    {
        var scratch = _folder.CreateSubdirectory("tmp").FullName;
        _environment = new Dictionary<string, string>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
            ["HOME"] = _folder.FullName,
            ["TMPDIR"] = scratch,
            ["HOOPS__api__base_url"] = api.ToString(),
            ["HOOPS__api__info_url"] = new Uri(api, "info").ToString(),
            ["HOOPS__api__requests_per_second"] = "1000",
            ["HOOPS__api__burst"] = "1000",
            ["HOOPS__api__call_reserve"] = "0",
            ["HOOPS__api__retry_base_seconds"] = "0.05",
            ["HOOPS__api__retry_cap_seconds"] = "1",
        };
        if (key is not null)
            _environment["CBBD_API_KEY"] = key;
    }

    public string Folder => _folder.FullName;

    public string LakeFolder => Path.Combine(Folder, "lake");

    public SilverLake Silver => new(LakeFolder);

    /// <summary>The summary of the latest run.</summary>
    public RunSummary Summary =>
        JsonSerializer.Deserialize(
            File.ReadAllText(Path.Combine(LakeFolder, "meta", "runs", "latest.json")),
            RunJson.Default.RunSummary
        )!;

    public IReadOnlyList<string> DeadLetters => FilesUnder("deadletter");

    /// <summary>Overrides a key of config.yaml for the processes started from now on.</summary>
    public Workspace With(string key, string value)
    {
        _environment["HOOPS__" + key.Replace(".", "__", StringComparison.Ordinal)] = value;
        return this;
    }

    /// <summary>Gives the processes started from now on another environment variable.</summary>
    public Workspace WithVariable(string name, string value)
    {
        _environment[name] = value;
        return this;
    }

    /// <summary>Starts a service of the distributed shape, such as <c>Fetcher</c>, as on a machine of its own: its AWS
    /// access key is its name, and it has its own local copies of a lake on S3.</summary>
    public HoopsProcess StartService(string service, int port) =>
        HoopsProcess.StartAssembly(
            $"HoopsEdge.{service}.dll",
            ["--urls", Invariant($"http://127.0.0.1:{port}")],
            Folder,
            new Dictionary<string, string>(_environment)
            {
                ["AWS_ACCESS_KEY_ID"] = service.ToLowerInvariant(),
                ["HOOPS__lake__cache_folder"] = CopiesOf(service),
            }
        );

    /// <summary>The folder of a service's local copies of a lake on S3.</summary>
    public string CopiesOf(string service) => Path.Combine(Folder, "copies", service);

    public HoopsProcess Start(params string[] arguments) => HoopsProcess.Start(Folder, _environment, arguments);

    public async Task<HoopsResult> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await process.EndAsync();
    }

    /// <summary>Runs a command line as a user would paste it.</summary>
    public async Task<HoopsResult> PasteAsync(string commandLine)
    {
        using var process = HoopsProcess.Start("sh", ["-c", commandLine], Folder, _environment);
        return await process.EndAsync();
    }

    /// <summary>Plans a run; no call is made.</summary>
    public async Task<int> PlanCallsAsync(string mode, params string[] arguments)
    {
        var result = await RunAsync(["plan", "--mode", mode, "--json", .. arguments]);
        using var plan = JsonDocument.Parse(result.ShouldExitWith(0).Output);
        return plan.RootElement.GetProperty("calls").GetInt32();
    }

    /// <summary>Every file under a folder of the lake, with path, content and time of its last write.</summary>
    public IReadOnlyList<string> Fingerprint(string folder) =>
        [
            .. FilesUnder(folder)
                .Select(file =>
                    Invariant(
                        $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))} {File.GetLastWriteTimeUtc(file):O}"
                    )
                ),
        ];

    public IReadOnlyList<string> FilesUnder(string folder)
    {
        var path = Path.Combine(LakeFolder, folder);
        return Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : [];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
