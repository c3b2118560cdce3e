using HoopsEdge.Contracts;
using MassTransit;

namespace HoopsEdge.Scheduler.Service;

/// <summary>Hears that games changed.</summary>
internal sealed class GamesUpdatedConsumer(GameDiscovery discovery) : IConsumer<TableUpdated>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<TableUpdated> context) =>
        context.Message is { Layer: "silver", Table: "fct_games" }
            ? discovery.NoteAsync(context.Message.RunId, context.CancellationToken)
            : Task.CompletedTask;
}

/// <summary>The queue of discovery.</summary>
internal sealed class GamesUpdatedConsumerDefinition : ConsumerDefinition<GamesUpdatedConsumer>
{
    public GamesUpdatedConsumerDefinition() => EndpointName = "discovery";

    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<GamesUpdatedConsumer> consumerConfigurator,
        IRegistrationContext context
    ) => endpointConfigurator.UseMessageRetry(retry => retry.Intervals(100, 500, 2000, 5000));
}
