using System.Text.Json;
using Amazon.Runtime;
using HoopsEdge.Cataloger;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse;
using HoopsEdge.Lakehouse.Aws.Json;
using HoopsEdge.Lakehouse.Catalog;
using HoopsEdge.Lakehouse.Catalog.Glue.Model;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Aws.Tests.Support;

/// <summary>A lake in a folder whose catalog is Glue at some address, with databases of its own.</summary>
internal sealed class GlueLake : IDisposable
{
    private static int _lakes;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hoops-glue-");
    private readonly Uri _glue;
    private readonly AwsCredentialSource _credentials;
    private readonly List<ServiceProvider> _processes = [];

    public GlueLake(Uri glue, AwsCredentialSource? credentials = null)
    {
        _glue = glue;
        _credentials = credentials ?? new AwsCredentialSource(() => new BasicAWSCredentials("test", "test"));
        var name = $"l{Interlocked.Increment(ref _lakes)}";
        Databases = new CatalogDatabases
        {
            Bronze = $"{name}_bronze",
            Silver = $"{name}_silver",
            Gold = $"{name}_gold",
        };
        Process = Open();
    }

    public CatalogDatabases Databases { get; }

    /// <summary>The services of one process.</summary>
    public IServiceProvider Process { get; }

    public ICatalog Catalog => Process.GetRequiredService<ICatalog>();

    public AwsJsonClient Glue => Process.GetRequiredService<AwsJsonClient>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Opens the same lake as another process does.</summary>
    public IServiceProvider Open()
    {
        var options = new HoopsOptions { Catalog = { Store = CatalogStore.Glue, Databases = Databases } };
        options.Aws.EndpointUrl = _glue;
        options.Lake.Folder = _folder.FullName;
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(_credentials)
            .AddSingleton(new AwsResilience(TimeSpan.FromMilliseconds(5), 4))
            .AddSingleton<IObjectStore>(_ => new FolderObjectStore(_folder.FullName))
            .AddLakehouse(options)
            .AddCataloger()
            .BuildServiceProvider();
        _processes.Add(services);
        return services;
    }

    public async Task CreateDatabasesAsync()
    {
        foreach (var name in new[] { Databases.Bronze, Databases.Silver, Databases.Gold })
        {
            await CallRawAsync("CreateDatabase", new { DatabaseInput = new { Name = name } });
        }
    }

    /// <summary>Asks Glue what the program itself never asks; moto checks no signature.</summary>
    public async Task CallRawAsync(string operation, object request)
    {
        using var http = new HttpClient();
        using var message = new HttpRequestMessage(HttpMethod.Post, _glue);
        message.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, request.GetType()));
        message.Content.Headers.ContentType = new("application/x-amz-json-1.1");
        message.Headers.TryAddWithoutValidation("X-Amz-Target", $"AWSGlue.{operation}");
        message.Headers.TryAddWithoutValidation(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/glue/aws4_request, SignedHeaders=host, Signature=0"
        );
        using var answer = await http.SendAsync(message, Stop);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Stop));
    }

    public async Task<GlueTable> TableAsync(TableDefinition table) =>
        (
            await Glue.CallAsync(
                new GetTableRequest { DatabaseName = Databases.Of(table.Layer), Name = table.Name },
                Stop
            )
        ).Table;

    public async Task<IReadOnlyList<GluePartition>> PartitionsAsync(TableDefinition table)
    {
        var all = new List<GluePartition>();
        string? next = null;
        do
        {
            var page = await Glue.CallAsync(
                new GetPartitionsRequest
                {
                    DatabaseName = Databases.Of(table.Layer),
                    TableName = table.Name,
                    ExcludeColumnSchema = false,
                    NextToken = next,
                },
                Stop
            );
            all.AddRange(page.Partitions);
            next = page.NextToken;
        } while (next is not null);
        return all;
    }

    public Task UpdateAsync(TableDefinition table, params IEnumerable<PartitionChange> changes) =>
        Catalog.UpdateAsync(table, [.. changes], Stop);

    /// <summary>Puts an object without content into the lake.</summary>
    public Task PutAsync(string key) =>
        Process.GetRequiredService<IObjectStore>().PutBytesAsync(key, new byte[1], WriteCondition.Always, Stop);

    /// <summary>Declares a table in the lake's ref/.</summary>
    public Task PublishAsync(TableDefinition table) =>
        Process
            .GetRequiredService<IObjectStore>()
            .PutBytesAsync(
                Process.GetRequiredService<LakeKeys>().TableDefinition(table.Layer, table.Name),
                JsonSerializer.SerializeToUtf8Bytes(table, CatalogJson.Default.TableDefinition),
                WriteCondition.Always,
                Stop
            );

    public void Dispose()
    {
        _processes.ForEach(process => process.Dispose());
        _folder.Delete(recursive: true);
    }
}
