using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.ServiceDefaults.Bus;

/// <summary>The bus of the one-process shape.</summary>
public static class EmbeddedBus
{
    /// <summary>Adds the in-memory bus: one process, nothing to install, gone with the process.</summary>
    /// <param name="services">Where it is registered.</param>
    /// <param name="register">Adds the consumers of the services that run in this process.</param>
    public static IServiceCollection AddEmbeddedBus(
        this IServiceCollection services,
        Action<IBusRegistrationConfigurator> register
    ) =>
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            register(bus);
            bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));
        });
}
