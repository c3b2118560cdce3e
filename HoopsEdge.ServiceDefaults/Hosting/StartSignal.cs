using Microsoft.Extensions.Hosting;

namespace HoopsEdge.ServiceDefaults.Hosting;

/// <summary>When a service has started.</summary>
public static class StartSignal
{
    /// <summary>Waits until everything in the service has started, the bus included.</summary>
    /// <param name="lifetime">The service's life.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>False when it was given up: the service did not come up, or is asked to end.</returns>
    public static async Task<bool> HasStartedAsync(
        this IHostApplicationLifetime lifetime,
        CancellationToken cancellationToken
    )
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return started.Task.IsCompleted;
    }
}
