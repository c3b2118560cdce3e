using HoopsEdge.Contracts;

namespace HoopsEdge.ServiceDefaults.Bus;

/// <summary>The broker's queue of commands that failed for good. The in-memory bus has none that outlives it.</summary>
public interface IErrorQueue
{
    /// <summary>Takes messages out that are settled, and leaves the others.</summary>
    /// <param name="isSettled">Says of a command whether its failure is history.</param>
    /// <param name="cancellationToken">Stops; what was looked at and left is back in the queue.</param>
    /// <returns>Messages taken out.</returns>
    Task<int> RemoveAsync(
        Func<FetchCommand, CancellationToken, Task<bool>> isSettled,
        CancellationToken cancellationToken
    );
}
