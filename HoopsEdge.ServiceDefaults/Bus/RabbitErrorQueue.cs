using System.Text.Json;
using HoopsEdge.Contracts;
using MassTransit;
using RabbitMQ.Client;

namespace HoopsEdge.ServiceDefaults.Bus;

/// <summary>RabbitMQ's <c>fetch_error</c> queue.</summary>
internal sealed class RabbitErrorQueue(BrokerAddress address, IBus bus) : IErrorQueue
{
    private const string QueueName = BusTopology.FailedFetches;
    private static readonly Uri Exchange = new($"exchange:{QueueName}");
    private static readonly JsonSerializerOptions Envelope = new(JsonSerializerDefaults.Web);

    /// <inheritdoc />
    public async Task AddAsync(FetchCommand command, string reason, CancellationToken cancellationToken)
    {
        var endpoint = await bus.GetSendEndpoint(Exchange);
        await endpoint.Send(
            command,
            context =>
            {
                // As MassTransit marks what it moves there.
                context.Headers.Set(MessageHeaders.Reason, "fault");
                context.Headers.Set(MessageHeaders.FaultMessage, reason);
            },
            cancellationToken
        );
    }

    /// <inheritdoc />
    public async Task<int> RemoveAsync(
        Func<FetchCommand, CancellationToken, Task<bool>> isSettled,
        CancellationToken cancellationToken
    )
    {
        var factory = new ConnectionFactory { Uri = address.Uri };
        await using var connection = await factory.CreateConnectionAsync(cancellationToken);
        var confirmed = new CreateChannelOptions(
            publisherConfirmationsEnabled: true,
            publisherConfirmationTrackingEnabled: true
        );
        await using var channel = await connection.CreateChannelAsync(confirmed, cancellationToken);
        return await RemoveAsync(channel, isSettled, cancellationToken);
    }

    /// <summary>
    /// A message that stays goes to the end of the queue as a new one. Given back, it would come nearer to the delivery
    /// limit with each look, and in the end leave the queue.
    /// </summary>
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
                removed++;
            }
            else
            {
                await channel.BasicPublishAsync(
                    "",
                    QueueName,
                    mandatory: true,
                    new BasicProperties(message.BasicProperties),
                    message.Body,
                    cancellationToken
                );
            }

            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancellationToken);
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
