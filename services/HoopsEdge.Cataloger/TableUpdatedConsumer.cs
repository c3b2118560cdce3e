using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Catalog;
using MassTransit;

namespace HoopsEdge.Cataloger;

/// <summary>Keeps the catalog equal to what is in the lake.</summary>
internal sealed class TableUpdatedConsumer(ICatalog catalog, PublishedDefinitions definitions) : IConsumer<TableUpdated>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<TableUpdated> context)
    {
        var update = context.Message;
        using var activity = CatalogerTelemetry.StartUpdate(update);
        var definition = await definitions.ReadAsync(update.Layer, update.Table, context.CancellationToken);
        await catalog.UpdateAsync(definition, [.. update.Partitions], context.CancellationToken);
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
