using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Replaying;
using HoopsEdge.Scheduler.Runs;
using HoopsEdge.Scheduler.Service;
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
        services.TryAddSingleton<GameSummaries>();
        services.TryAddSingleton<SeasonGames>();
        services.TryAddSingleton<Planner>();
        services.TryAddSingleton<RunRecords>();
        services.TryAddSingleton<RunSender>();
        services.TryAddSingleton<RunQueue>();
        services.TryAddSingleton<OpenFetches>();
        services.TryAddSingleton<DeadLetterSearch>();
        services.TryAddSingleton<DeadLetterReplay>();
        services.TryAddSingleton<RunSummaries>();
        services.TryAddSingleton<RunCoordinator>();
        return services;
    }

    /// <summary>Adds what the service does on its own: it leads, starts runs by the clock and carries them out.</summary>
    public static IServiceCollection AddRunService(this IServiceCollection services)
    {
        services.TryAddSingleton<Leadership>();
        services.TryAddSingleton<CronRuns>();
        services.AddDiscovery();
        services.TryAddSingleton<LandedReconciler>();
        services.TryAddSingleton<ErrorQueueSweep>();
        services.AddHostedService<RunService>();
        return services;
    }

    /// <summary>Adds what the consumers of <see cref="AddRunServiceConsumers"/> need beside the scheduler.</summary>
    internal static IServiceCollection AddDiscovery(this IServiceCollection services)
    {
        services.TryAddSingleton<GameDiscovery>();
        return services;
    }

    /// <summary>Puts the consumers on the bus that only the service needs.</summary>
    public static void AddRunServiceConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<GamesUpdatedConsumer, GamesUpdatedConsumerDefinition>();
        bus.AddConsumer<UndeliverableConsumer, UndeliverableConsumerDefinition>();
    }

    /// <summary>Puts the scheduler's consumer on the bus.</summary>
    public static void AddSchedulerConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<FetchFaultConsumer, FetchFaultConsumerDefinition>();
}
