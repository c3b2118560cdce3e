using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Configuration;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HoopsEdge.ServiceDefaults.Bus;

/// <summary>The bus of the distributed shape.</summary>
public static class RabbitBus
{
    /// <summary>Adds RabbitMQ: quorum queues, confirmed and mandatory publishes, the whole topology declared first.</summary>
    /// <param name="services">Where it is registered.</param>
    /// <param name="address">The broker.</param>
    /// <param name="options">Limits and time-outs.</param>
    /// <param name="register">Adds the consumers of the service.</param>
    public static IServiceCollection AddRabbitBus(
        this IServiceCollection services,
        BrokerAddress address,
        BusOptions options,
        Action<IBusRegistrationConfigurator> register
    )
    {
        var shape = new QueueShape(options);
        services.AddSingleton(address);
        services.AddSingleton(shape);
        services.AddSingleton<IErrorQueue, RabbitErrorQueue>();
        AddTimeouts(services, options);

        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            register(bus);
            bus.AddConfigureEndpointsCallback(
                (_, name, endpoint) =>
                {
                    if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
                    {
                        shape.ApplyTo(rabbit, name);
                    }
                }
            );
            bus.UsingRabbitMq(
                (context, transport) =>
                {
                    var gate = context.GetRequiredService<BrokerGate>();
                    Connect(transport, address, _ => gate.PassAgainAsync());
                    transport.UsePublishFilter(
                        typeof(MandatoryPublish<>),
                        context,
                        types =>
                            types.Include(message => message == typeof(RawLanded) || message == typeof(TableUpdated))
                    );
                    transport.UseSendFilter(typeof(MandatorySend<>), context, types => types.Include<FetchCommand>());
                    transport.ConfigureEndpoints(context);
                }
            );
        });
        GatedBus.Replace(services);
        services.AddHostedService<BusWatch>();
        return services;
    }

    /// <summary>Sets how the bus reaches the broker.</summary>
    /// <param name="transport">The bus.</param>
    /// <param name="address">The broker.</param>
    /// <param name="beforeConnecting">Is waited for before each connection, or null.</param>
    internal static void Connect(
        IRabbitMqBusFactoryConfigurator transport,
        BrokerAddress address,
        RefreshConnectionFactoryCallback? beforeConnecting = null
    ) =>
        transport.Host(
            address.ForMassTransit(),
            host =>
            {
                var (user, password) = address.Credentials();
                host.Username(user);
                host.Password(password);
                host.PublisherConfirmation = true;
                if (beforeConnecting is not null)
                {
                    host.OnRefreshConnectionFactory = beforeConnecting;
                }
            }
        );

    private static void AddTimeouts(IServiceCollection services, BusOptions options)
    {
        var drain = TimeSpan.FromSeconds(options.DrainSeconds);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = drain + TimeSpan.FromSeconds(5));
        services.Configure<MassTransitHostOptions>(bus =>
        {
            bus.WaitUntilStarted = true;
            bus.StopTimeout = drain + TimeSpan.FromSeconds(3);
            bus.ConsumerStopTimeout = drain;
        });
    }
}
