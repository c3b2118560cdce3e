using System.Text.Json;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Catalog;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;
using MassTransit;

namespace HoopsEdge.Cataloger;

/// <summary>Keeps the catalog equal to what is in the lake.</summary>
internal sealed class TableUpdatedConsumer(ICatalog catalog, IObjectStore store, LakeKeys keys)
    : IConsumer<TableUpdated>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<TableUpdated> context)
    {
        var update = context.Message;
        using var activity = CatalogerTelemetry.StartUpdate(update);
        var definition = await ReadDefinitionAsync(update, context.CancellationToken);
        await catalog.UpdateAsync(definition, [.. update.Partitions], context.CancellationToken);
    }

    private async Task<TableDefinition> ReadDefinitionAsync(TableUpdated update, CancellationToken cancellationToken)
    {
        var key = keys.TableDefinition(update.Layer, update.Table);
        await using var stream =
            await store.OpenReadAsync(key, cancellationToken)
            ?? throw new InvalidOperationException($"{key} is missing: a transformer writes it at its start");
        return await JsonSerializer.DeserializeAsync(stream, CatalogJson.Default.TableDefinition, cancellationToken)
            ?? throw new InvalidOperationException($"{key} is empty");
    }
}

/// <summary>The queue of the cataloger.</summary>
internal sealed class TableUpdatedConsumerDefinition : ConsumerDefinition<TableUpdatedConsumer>
{
    public TableUpdatedConsumerDefinition()
    {
        EndpointName = "catalog";
        ConcurrentMessageLimit = 1;
    }

    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<TableUpdatedConsumer> consumerConfigurator,
        IRegistrationContext context
    ) => endpointConfigurator.UseMessageRetry(retry => retry.Intervals(100, 500, 2000, 5000, 10_000));
}
