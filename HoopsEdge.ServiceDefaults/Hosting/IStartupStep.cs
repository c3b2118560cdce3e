namespace HoopsEdge.ServiceDefaults.Hosting;

/// <summary>What a service does before it takes its first message.</summary>
public interface IStartupStep
{
    /// <summary>Runs once, before the bus is started.</summary>
    /// <param name="cancellationToken">The service is asked to end.</param>
    Task RunAsync(CancellationToken cancellationToken);
}
