using System.Globalization;
using HoopsEdge.Contracts;
using HoopsEdge.Transformer.Tables;
using MassTransit;

namespace HoopsEdge.Transformer.Gold;

/// <summary>Hears which tables changed and marks the seasons whose derived tables follow from them.</summary>
internal sealed class GoldDirtyConsumer(DirtySeasons dirty) : IConsumer<TableUpdated>
{
    private const string Season = "season=";

    private static readonly HashSet<(bool IsBronze, string Table)> Read =
    [
        .. SqlTables.Derived.SelectMany(SqlTables.InputsOf).Select(input => (input.IsBronze, input.Table)),
    ];

    /// <inheritdoc />
    public async Task Consume(ConsumeContext<TableUpdated> context)
    {
        var update = context.Message;
        // What the builder itself tells of is built already.
        if (update.RunId == GoldBuilder.RunId || !Read.Contains((update.Layer == "bronze", update.Table)))
        {
            return;
        }

        foreach (var season in update.Partitions.Select(change => SeasonOf(change.Partition)).Distinct())
        {
            await dirty.MarkAsync(season, context.CancellationToken);
        }
    }

    private static int SeasonOf(string partition) =>
        partition.StartsWith(Season, StringComparison.Ordinal)
            ? int.Parse(partition.Split('/')[0][Season.Length..], CultureInfo.InvariantCulture)
            : DirtySeasons.Every;
}

/// <summary>The queue of gold.</summary>
internal sealed class GoldDirtyConsumerDefinition : ConsumerDefinition<GoldDirtyConsumer>
{
    public GoldDirtyConsumerDefinition() => EndpointName = "gold";

    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<GoldDirtyConsumer> consumerConfigurator,
        IRegistrationContext context
    ) => endpointConfigurator.UseMessageRetry(retry => retry.Intervals(100, 500, 2000, 5000));
}
