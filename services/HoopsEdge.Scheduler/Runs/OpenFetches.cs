using HoopsEdge.Lakehouse.State;

namespace HoopsEdge.Scheduler.Runs;

/// <summary>Ends fetches that nobody else will end, so that their run ends too and says what happened.</summary>
internal sealed class OpenFetches(FetchCheckpoints checkpoints, DeadLetters deadLetters, TimeProvider time)
{
    /// <summary>Gives a fetch up that is still open in its run; one that has reached an end is left as it is.</summary>
    /// <param name="endpoint">Its endpoint.</param>
    /// <param name="fetchId">Its id.</param>
    /// <param name="runId">The run that the message came from.</param>
    /// <param name="errorClass">What kind of failure.</param>
    /// <param name="reason">One line that says what failed.</param>
    /// <param name="cancellationToken">Stops before the next write.</param>
    /// <returns>True when the fetch was open.</returns>
    public async Task<bool> GiveUpAsync(
        string endpoint,
        string fetchId,
        string runId,
        string errorClass,
        string reason,
        CancellationToken cancellationToken
    )
    {
        var isOpen = false;
        var dead = await checkpoints.UpdateAsync(
            endpoint,
            fetchId,
            before =>
            {
                // A fetch that was given up before has its dead letter already.
                isOpen = before is { Status: FetchStatus.Planned or FetchStatus.Landed } && before.RunId == runId;
                return isOpen && before is not null
                    ? before with
                    {
                        Status = FetchStatus.Dead,
                        Error = reason,
                    }
                    : before;
            },
            cancellationToken
        );
        if (!isOpen || dead is null)
        {
            return false;
        }

        var at = time.GetUtcNow();
        var letter = new DeadLetter
        {
            Command = dead.ToCommand(),
            ErrorClass = errorClass,
            Message = reason,
            Attempts = dead.Attempts,
            FirstFailedAt = at,
            LastFailedAt = at,
        };
        await deadLetters.PutAsync(letter, cancellationToken);
        return true;
    }
}
