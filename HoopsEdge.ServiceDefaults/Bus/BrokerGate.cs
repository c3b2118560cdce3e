using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using ConfigurationException = HoopsEdge.Lakehouse.Configuration.ConfigurationException;

namespace HoopsEdge.ServiceDefaults.Bus;

/// <summary>
/// Holds the service back until RabbitMQ answers and every queue is declared: at its start, and when the broker was away.
/// Says once that it waits; a broker that refuses the credentials is not waited for.
/// </summary>
internal sealed partial class BrokerGate(
    BrokerAddress address,
    QueueShape shape,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<BrokerGate> logger
)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private int _hasJustPassed;

    /// <summary>Waits at the start until the broker answers, and declares every queue.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ConfigurationException">The broker refuses user, password or virtual host.</exception>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        var hasSaidSo = false;
        while (await FindProblemAsync(cancellationToken) is { } problem)
        {
            if (problem is ConfigurationException)
            {
                throw problem;
            }

            hasSaidSo = hasSaidSo || Say(problem);
            await Task.Delay(Pause, time, cancellationToken);
        }

        await DeclareAsync(cancellationToken);
        Volatile.Write(ref _hasJustPassed, 1);
        LogReady(logger, $"{address}");
    }

    /// <summary>
    /// Holds each connection of the bus back until the broker answers, and declares every queue again, since the broker
    /// that is back may be an empty one. Without this MassTransit tries in vain with pauses that grow to half a minute and
    /// never shrink again: after a few outages a service would come back that much later than its broker.
    /// </summary>
    public async Task PassAgainAsync()
    {
        if (Interlocked.Exchange(ref _hasJustPassed, 0) == 1)
        {
            return;
        }

        var stopping = lifetime.ApplicationStopping;
        var hasSaidSo = false;
        try
        {
            while (await FindProblemAsync(stopping) is { } problem)
            {
                // That it does not answer is said already, by BusWatch. That it refuses may pass: users and virtual hosts
                // come into being after their broker.
                hasSaidSo = hasSaidSo || (problem is ConfigurationException && Say(problem));
                await Task.Delay(Pause, time, stopping);
            }

            await DeclareAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The connection may still serve to give back what is in hand, but is not worth waiting for.
        }
    }

    private bool Say(Exception problem)
    {
        LogWaiting(logger, $"{address}", problem.Message.ReplaceLineEndings(" "));
        return true;
    }

    private async Task<Exception?> FindProblemAsync(CancellationToken cancellationToken)
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
            return FindRefusal(unreachable) ?? unreachable.GetBaseException();
        }
        catch (OperationInterruptedException interrupted)
        {
            return FindRefusal(interrupted) ?? (Exception)interrupted;
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
