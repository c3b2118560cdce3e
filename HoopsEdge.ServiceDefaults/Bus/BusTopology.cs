using HoopsEdge.Contracts;
using MassTransit;

namespace HoopsEdge.ServiceDefaults.Bus;

/// <summary>
/// Every queue of the system with the messages that are published to it. Each service declares all of them before it
/// publishes anything: an event that is published before its consumer's queue exists is lost without a word.
/// </summary>
public static class BusTopology
{
    /// <summary>Where messages end that killed their consumers, or could not be delivered often enough.</summary>
    public const string Undeliverable = "undeliverable";

    /// <summary>
    /// Where commands end whose fetch failed for good. MassTransit would declare it, alike, with its first message; it is
    /// declared before because others than the fetch consumer put commands there too.
    /// </summary>
    public const string FailedFetches = "fetch_error";

    private static readonly IReadOnlyList<Queue> Queues =
    [
        new("fetch", endpoint => endpoint.Bind<FetchCommand>()),
        new(FailedFetches, _ => { }),
        new("fetch-faults", endpoint => endpoint.Bind<Fault<FetchCommand>>()),
        new("transform", endpoint => endpoint.Bind<RawLanded>()),
        new("catalog", endpoint => endpoint.Bind<TableUpdated>()),
        new("discovery", endpoint => endpoint.Bind<TableUpdated>()),
        new("gold", endpoint => endpoint.Bind<TableUpdated>()),
        new(Undeliverable, _ => { }),
    ];

    /// <summary>Names of the queues.</summary>
    public static IEnumerable<string> QueueNames => Queues.Select(queue => queue.Name);

    internal static void Declare(IRabbitMqBusFactoryConfigurator transport, QueueShape shape)
    {
        foreach (var queue in Queues)
        {
            transport.ReceiveEndpoint(
                queue.Name,
                endpoint =>
                {
                    shape.ApplyTo(endpoint, queue.Name);
                    queue.Bind(endpoint);
                }
            );
        }
    }

    private sealed record Queue(string Name, Action<IRabbitMqReceiveEndpointConfigurator> Bind);
}
