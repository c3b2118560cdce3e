using HoopsEdge.Lakehouse.Configuration;
using MassTransit;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Fetcher;

/// <summary>The queue of the fetcher: as many commands in hand as may be in flight.</summary>
internal sealed class FetchConsumerDefinition : ConsumerDefinition<FetchConsumer>
{
    private readonly int _concurrency;

    public FetchConsumerDefinition(IOptions<ApiOptions> options)
    {
        _concurrency = options.Value.Concurrency;
        EndpointName = "fetch";
        ConcurrentMessageLimit = _concurrency;
    }

    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<FetchConsumer> consumerConfigurator,
        IRegistrationContext context
    )
    {
        endpointConfigurator.PrefetchCount = _concurrency;

        // What the API does wrong is retried inside the fetch. This is for the lake and the state store being away.
        endpointConfigurator.UseMessageRetry(retry =>
        {
            retry.Ignore<FetchGivenUpException>();
            retry.Intervals(100, 500, 2000, 5000);
        });
    }
}
