using System.Text.Json;
using HoopsEdge.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace HoopsEdge.ServiceDefaults.Bus;

/// <summary>RabbitMQ's <c>fetch_error</c> queue.</summary>
internal sealed class RabbitErrorQueue(BrokerAddress address) : IErrorQueue
{
    private const string QueueName = "fetch_error";
    private const ushort NotFound = 404;
    private static readonly JsonSerializerOptions Envelope = new(JsonSerializerDefaults.Web);

    /// <inheritdoc />
    public async Task<int> RemoveAsync(
        Func<FetchCommand, CancellationToken, Task<bool>> isSettled,
        CancellationToken cancellationToken
    )
    {
        var factory = new ConnectionFactory { Uri = address.Uri };
        await using var connection = await factory.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            return await RemoveAsync(channel, isSettled, cancellationToken);
        }
        catch (OperationInterruptedException none) when (none.ShutdownReason?.ReplyCode == NotFound)
        {
            // The queue comes into being with its first message.
            return 0;
        }
    }

    /// <summary>Messages that are left stay unacknowledged until the channel closes, so that none is looked at twice.</summary>
    private static async Task<int> RemoveAsync(
        IChannel channel,
        Func<FetchCommand, CancellationToken, Task<bool>> isSettled,
        CancellationToken cancellationToken
    )
    {
        var removed = 0;
        var left = await channel.MessageCountAsync(QueueName, cancellationToken);
        for (; left > 0; left--)
        {
            var message = await channel.BasicGetAsync(QueueName, autoAck: false, cancellationToken);
            if (message is null)
            {
                break;
            }

            if (Read(message.Body.Span) is { } command && await isSettled(command, cancellationToken))
            {
                await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancellationToken);
                removed++;
            }
        }

        return removed;
    }

    private static FetchCommand? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<EnvelopeOf>(body, Envelope)?.Message;
        }
        catch (JsonException)
        {
            // Not one of ours: an operator has to look at it.
            return null;
        }
    }

    private sealed record EnvelopeOf(FetchCommand? Message);
}
