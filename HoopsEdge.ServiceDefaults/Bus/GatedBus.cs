using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HoopsEdge.ServiceDefaults.Bus;

/// <summary>
/// Starts MassTransit's bus behind the <see cref="BrokerGate"/>: nothing is taken or published before every queue is
/// declared.
/// </summary>
internal sealed class GatedBus(BrokerGate gate, MassTransitHostedService bus) : IHostedService
{
    private bool _isStarted;

    /// <summary>Puts the bus that MassTransit has registered behind the gate.</summary>
    public static void Replace(IServiceCollection services)
    {
        var ungated = services.Single(service =>
            service.ServiceType == typeof(IHostedService)
            && !service.IsKeyedService
            && service.ImplementationType == typeof(MassTransitHostedService)
        );
        services.Remove(ungated);
        services.AddSingleton<MassTransitHostedService>();
        services.AddSingleton<BrokerGate>();
        services.AddHostedService<GatedBus>();
    }

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await gate.PassAsync(cancellationToken);
        _isStarted = true;
        await bus.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) =>
        _isStarted ? bus.StopAsync(cancellationToken) : Task.CompletedTask;
}
