using System.Diagnostics;
using System.Text.Json;
using HoopsEdge.Aws.Tests.Support;

namespace HoopsEdge.Aws.Tests.Catalog;

/// <summary>The catalog as another client of Glue sees it: AWS's own command line, where it is installed.</summary>
public sealed class AwsCliTests(SharedMoto moto)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AWS_s_own_client_reads_tables_and_partitions()
    {
        Assert.SkipUnless(IsInstalled, "aws is not on PATH");
        using var lake = new GlueLake(moto.Endpoint);
        await lake.CreateDatabasesAsync();
        await lake.UpdateAsync(Tables.Games, Tables.Written(2026, 1));
        string[] table = ["--database-name", lake.Databases.Silver];

        var tables = await AskAsync([
            "glue",
            "get-tables",
            .. table,
            "--query",
            "TableList[].[Name,PartitionKeys[].Type]",
        ]);
        var partitions = await AskAsync([
            "glue",
            "get-partitions",
            .. table,
            "--table-name",
            "fct_games",
            "--expression",
            "season = 2026 AND game_date = '2025-11-02'",
            "--query",
            "Partitions[].[Values,StorageDescriptor.Location]",
        ]);

        tables.ShouldBe("""[["fct_games",["int","date"]]]""");
        partitions.ShouldBe(
            """[[["2026","2025-11-02"],"s3://hoops-edge/silver/fct_games/season=2026/date=2025-11-02/"]]"""
        );
    }

    private static bool IsInstalled =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "aws")));

    private async Task<string> AskAsync(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(
            "aws",
            [.. arguments, "--endpoint-url", moto.Endpoint.ToString(), "--output", "json"]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AWS_ACCESS_KEY_ID"] = "test";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        start.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        using var process = Process.Start(start).ShouldNotBeNull();
        var error = process.StandardError.ReadToEndAsync(Stop);
        var output = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        process.ExitCode.ShouldBe(0, await error);
        using var json = JsonDocument.Parse(output);
        return JsonSerializer.Serialize(json.RootElement);
    }
}
