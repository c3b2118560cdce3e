using System.Text;
using RabbitMQ.Client;

namespace HoopsEdge.Bus.Tests.Support;

/// <summary>A quorum queue seen through a client of its own, with confirmed publishes.</summary>
public sealed class RabbitQueue : IAsyncDisposable
{
    private const string Name = "letters";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private RabbitQueue(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Connects, and declares the queue where it does not exist yet.</summary>
    public static async Task<RabbitQueue> OpenAsync(Uri broker)
    {
        var factory = new ConnectionFactory { Uri = broker, AutomaticRecoveryEnabled = false };
        var connection = await factory.CreateConnectionAsync(Cancellation);
        var confirmed = new CreateChannelOptions(
            publisherConfirmationsEnabled: true,
            publisherConfirmationTrackingEnabled: true
        );
        var channel = await connection.CreateChannelAsync(confirmed, Cancellation);
        await channel.QueueDeclareAsync(
            Name,
            durable: true,
            exclusive: false,
            autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" },
            cancellationToken: Cancellation
        );
        return new RabbitQueue(connection, channel);
    }

    /// <summary>Puts a message in the queue and waits for the broker's confirmation.</summary>
    public ValueTask PublishAsync(string text) =>
        _channel.BasicPublishAsync(
            "",
            Name,
            mandatory: true,
            new BasicProperties { Persistent = true },
            Encoding.UTF8.GetBytes(text),
            Cancellation
        );

    /// <summary>Takes a message out of the queue; null when there is none.</summary>
    public async Task<string?> TakeAsync() =>
        await _channel.BasicGetAsync(Name, autoAck: true, Cancellation) is { } message
            ? Encoding.UTF8.GetString(message.Body.Span)
            : null;

    /// <summary>Takes a message, however long the queue needs to choose its leader after a restart.</summary>
    public async Task<string?> TakePatientlyAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        using var timer = new PeriodicTimer(Look);
        while (true)
        {
            if (await TakeAsync() is { } text)
                return text;
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
