using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary>
/// <c>bus</c>: RabbitMQ between the services. Its address, with the password, comes from the environment variable
/// <c>ConnectionStrings__messaging</c> only. The one-process shape has its bus in memory and needs none of this.
/// </summary>
public sealed class BusOptions
{
    /// <summary>Deliveries of one message that end with the death of its consumer before it is set aside as undeliverable.</summary>
    [ConfigurationKeyName("delivery_limit"), Range(1, 1000)]
    public int DeliveryLimit { get; set; } = 10;

    /// <summary>Minutes that a consumer may work on a message; longer than the slowest fetch with all its attempts.</summary>
    [ConfigurationKeyName("acknowledge_minutes"), Range(1, 1440)]
    public int AcknowledgeMinutes { get; set; } = 60;

    /// <summary>Seconds that a service which is asked to end gives its work in hand; what is left goes back to the queue.</summary>
    [ConfigurationKeyName("drain_seconds"), Range(1, 600)]
    public int DrainSeconds { get; set; } = 25;
}
