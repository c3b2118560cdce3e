using MassTransit;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using ConfigurationException = HoopsEdge.Lakehouse.Configuration.ConfigurationException;

namespace HoopsEdge.ServiceDefaults.Bus;

/// <summary>
/// Holds the service back until RabbitMQ answers and every queue is declared. Says once that it waits; a broker that
/// refuses the credentials is not waited for.
/// </summary>
internal sealed partial class BrokerGate(
    BrokerAddress address,
    QueueShape shape,
    TimeProvider time,
    ILogger<BrokerGate> logger
)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Waits until the broker answers, and declares every queue.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ConfigurationException">The broker refuses user, password or virtual host.</exception>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        var hasSaidSo = false;
        while (await FindProblemAsync(cancellationToken) is { } problem)
        {
            if (!hasSaidSo)
            {
                LogWaiting(logger, $"{address}", problem);
                hasSaidSo = true;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        await DeclareAsync(cancellationToken);
        LogReady(logger, $"{address}");
    }

    private async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            var factory = new ConnectionFactory { Uri = address.Uri };
            await using var connection = await factory.CreateConnectionAsync(cancellationToken);

            // The broker refuses a virtual host only after the connection was opened; a channel waits for its answer.
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            return null;
        }
        catch (BrokerUnreachableException unreachable)
        {
            var cause = unreachable.GetBaseException();
            return FindRefusal(unreachable) is { } refusal ? throw refusal : cause.Message.ReplaceLineEndings(" ");
        }
        catch (OperationInterruptedException interrupted)
        {
            return FindRefusal(interrupted) is { } refusal
                ? throw refusal
                : interrupted.Message.ReplaceLineEndings(" ");
        }
    }

    private ConfigurationException? FindRefusal(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationFailureException or PossibleAuthenticationFailureException)
            {
                return new ConfigurationException(
                    $"environment variable ConnectionStrings__{BrokerAddress.ConnectionName}: RabbitMQ at {address} "
                        + $"refuses user '{address.Credentials().User}' or its password"
                );
            }

            if (cause is OperationInterruptedException { ShutdownReason.ReplyCode: 530 or 403 })
            {
                return new ConfigurationException(
                    $"environment variable ConnectionStrings__{BrokerAddress.ConnectionName}: RabbitMQ at {address} "
                        + $"does not let user '{address.Credentials().User}' into that virtual host"
                );
            }
        }

        return null;
    }

    private async Task DeclareAsync(CancellationToken cancellationToken)
    {
        var bus = MassTransit.Bus.Factory.CreateUsingRabbitMq(transport =>
        {
            RabbitBus.Connect(transport, address);
            transport.DeployTopologyOnly = true;
            BusTopology.Declare(transport, shape);
        });
        await bus.DeployAsync(cancellationToken);
    }

    [LoggerMessage(
        EventName = "BrokerAwaited",
        Level = LogLevel.Warning,
        Message = "Waiting for RabbitMQ at {Broker}: {Problem}"
    )]
    private static partial void LogWaiting(ILogger logger, string broker, string problem);

    [LoggerMessage(
        EventName = "BrokerReady",
        Level = LogLevel.Information,
        Message = "RabbitMQ at {Broker} is ready and every queue is declared"
    )]
    private static partial void LogReady(ILogger logger, string broker);
}
