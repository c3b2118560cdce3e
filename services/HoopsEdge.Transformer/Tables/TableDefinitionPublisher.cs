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
        foreach (var definition in await SqlTables.DescribeAsync(endpoints, cancellationToken))
        {
            var key = keys.TableDefinition(definition.Layer, definition.Name);
            var json = JsonSerializer.SerializeToUtf8Bytes(definition, CatalogJson.Default.TableDefinition);
            if (!await IsSameAsync(key, json, cancellationToken))
            {
                await store.PutBytesAsync(key, json, WriteCondition.Always, cancellationToken);
            }
        }
    }

    private async Task<bool> IsSameAsync(string key, byte[] json, CancellationToken cancellationToken)
    {
        await using var stream = await store.OpenReadAsync(key, cancellationToken);
        if (stream is null)
        {
            return false;
        }

        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancellationToken);
        return memory.ToArray().AsSpan().SequenceEqual(json);
    }
}
