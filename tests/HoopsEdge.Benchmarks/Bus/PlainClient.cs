using System.Text.Json;
using HoopsEdge.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace HoopsEdge.Benchmarks.Bus;

/// <summary>
/// The alternative: the same commands through RabbitMQ.Client alone, as one would write it by hand. A quorum queue,
/// confirmed publishes, some on their way at once, as many deliveries in hand as the fetcher has, acknowledged when done.
/// </summary>
internal sealed class PlainClient : IAsyncDisposable
{
    private const string QueueName = "plain";
    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private PlainClient(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    /// <summary>Connects and declares the queue.</summary>
    /// <param name="broker">The virtual host.</param>
    /// <param name="concurrency">Deliveries in hand.</param>
    public static async Task<PlainClient> OpenAsync(Uri broker, ushort concurrency)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(true, true, consumerDispatchConcurrency: concurrency)
        );
        var quorum = new Dictionary<string, object?> { ["x-queue-type"] = "quorum" };
        await channel.QueueDeclareAsync(QueueName, durable: true, exclusive: false, autoDelete: false, quorum);
        await channel.BasicQosAsync(0, concurrency, false);
        return new PlainClient(connection, channel);
    }

    /// <summary>Sends a command and waits for the broker's confirmation.</summary>
    public ValueTask SendAsync(FetchCommand command) =>
        _channel.BasicPublishAsync(
            "",
            QueueName,
            mandatory: true,
            new BasicProperties { Persistent = true },
            JsonSerializer.SerializeToUtf8Bytes(command)
        );

    /// <summary>Carries commands out until it is disposed of.</summary>
    public async Task ConsumeAsync(NoOpFetch fetch)
    {
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += async (_, message) =>
        {
            if (JsonSerializer.Deserialize<FetchCommand>(message.Body.Span) is { } command)
            {
                await fetch.RunAsync(command, message.CancellationToken);
            }

            await _channel.BasicAckAsync(message.DeliveryTag, multiple: false);
        };
        await _channel.BasicConsumeAsync(QueueName, autoAck: false, consumer);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
