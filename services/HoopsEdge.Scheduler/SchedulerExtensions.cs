using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HoopsEdge.Scheduler;

/// <summary>Registers the scheduler.</summary>
public static class SchedulerExtensions
{
    /// <summary>Adds planning and runs. Needs the lake and the state store; running needs a bus.</summary>
    public static IServiceCollection AddScheduler(this IServiceCollection services)
    {
        services.TryAddSingleton<SeasonGames>();
        services.TryAddSingleton<Planner>();
        services.TryAddSingleton<RunQueue>();
        services.TryAddSingleton<RunSummaries>();
        services.TryAddSingleton<RunCoordinator>();
        return services;
    }

    /// <summary>Puts the scheduler's consumer on the bus.</summary>
    public static void AddSchedulerConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<FetchFaultConsumer, FetchFaultConsumerDefinition>();
}
