using HoopsEdge.Contracts;

namespace HoopsEdge.ServiceDefaults.Bus;

/// <summary>The broker's queue of commands that failed for good. The in-memory bus has none that outlives it.</summary>
public interface IErrorQueue
{
    /// <summary>Puts a command in whose fetch failed for good somewhere else than in its own consumer.</summary>
    /// <param name="command">The command.</param>
    /// <param name="reason">One line that says what failed.</param>
    /// <param name="cancellationToken">Stops before the broker has confirmed it.</param>
    Task AddAsync(FetchCommand command, string reason, CancellationToken cancellationToken);

    /// <summary>Takes messages out that are settled, and leaves the others.</summary>
    /// <param name="isSettled">Says of a command whether its failure is history.</param>
    /// <param name="cancellationToken">Stops; what was looked at is taken out or back in the queue.</param>
    /// <returns>Messages taken out.</returns>
    Task<int> RemoveAsync(
        Func<FetchCommand, CancellationToken, Task<bool>> isSettled,
        CancellationToken cancellationToken
    );
}
