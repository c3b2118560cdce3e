using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace HoopsEdge.Bus.Tests.Support;

/// <summary>Looks into a virtual host with a client that knows nothing of the product.</summary>
public sealed class BrokerView : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private const ushort NotFound = 404;
    private readonly IConnection _connection;

    private BrokerView(IConnection connection) => _connection = connection;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<BrokerView> OpenAsync(Uri broker) =>
        new(await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(Cancellation));

    public async Task<IChannel> ChannelAsync() => await _connection.CreateChannelAsync(cancellationToken: Cancellation);

    public async Task<uint> CountAsync(string queue)
    {
        await using var channel = await ChannelAsync();
        return (await channel.QueueDeclarePassiveAsync(queue, Cancellation)).MessageCount;
    }

    public async Task PutAsync(string exchange, string body)
    {
        await using var channel = await ChannelAsync();
        await channel.BasicPublishAsync(exchange, "", Encoding.UTF8.GetBytes(body), Cancellation);
    }

    /// <summary>Takes a message as soon as there is one; the queue itself may come into being with it.</summary>
    public async Task<BasicGetResult> TakeAsync(string queue)
    {
        await ExistsAsync(queue);
        await using var channel = await ChannelAsync();
        return await GetAsync(channel, queue, autoAck: true);
    }

    /// <summary>Dies so often with messages in hand, as a consumer that is killed by one of them.</summary>
    public static async Task DieAsync(Uri broker, string queue, int times, int inHand = 1)
    {
        for (var time = 0; time < times; time++)
        {
            await using var consumer = await OpenAsync(broker);
            await using var channel = await consumer.ChannelAsync();
            for (var message = 0; message < inHand; message++)
                await GetAsync(channel, queue, autoAck: false);
        }
    }

    public async Task DeleteQueueAsync(string queue)
    {
        await using var channel = await ChannelAsync();
        await channel.QueueDeleteAsync(queue, false, false, cancellationToken: Cancellation);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    public static string Text(object? header) =>
        header is byte[] bytes ? Encoding.UTF8.GetString(bytes) : header?.ToString() ?? "";

    private async Task ExistsAsync(string queue)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            try
            {
                await CountAsync(queue);
                return;
            }
            catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == NotFound)
            {
                await Task.Delay(Look, patience.Token);
            }
        }
    }

    private static async Task<BasicGetResult> GetAsync(IChannel channel, string queue, bool autoAck)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (await channel.BasicGetAsync(queue, autoAck, patience.Token) is { } message)
                return message;
            await Task.Delay(Look, patience.Token);
        }
    }
}
