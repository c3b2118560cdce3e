using System.Text.Json;
using HoopsEdge.Lakehouse.Catalog;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.ServiceDefaults.Hosting;

namespace HoopsEdge.Transformer.Tables;

/// <summary>Keeps ref/tables/ equal to the tables that this version of the program writes.</summary>
public sealed class TableDefinitionPublisher(
    IObjectStore store,
    LakeKeys keys,
    IReadOnlyDictionary<string, EndpointOptions> endpoints
) : IStartupStep
{
    /// <inheritdoc />
    public Task RunAsync(CancellationToken cancellationToken) => PublishAsync(cancellationToken);

    /// <summary>Writes the definitions that are missing or differ.</summary>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        var listed = await store
            .ListAsync(keys.TableDefinitions, cancellationToken)
            .ToDictionaryAsync(found => found.Key, cancellationToken: cancellationToken);
        foreach (var definition in await SqlTables.DescribeAsync(endpoints, cancellationToken))
        {
            var key = keys.TableDefinition(definition.Layer, definition.Name);
            var json = JsonSerializer.SerializeToUtf8Bytes(definition, CatalogJson.Default.TableDefinition);
            await PublishAsync(key, json, listed.GetValueOrDefault(key), cancellationToken);
        }
    }

    private async Task PublishAsync(
        string key,
        byte[] json,
        ListedObject? published,
        CancellationToken cancellationToken
    )
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, json, cancellationToken);
            if (published is null || !await store.HoldsAsync(published, file, cancellationToken))
            {
                await store.PutFileAsync(key, file, WriteCondition.Always, null, cancellationToken);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }
}
