using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Scheduler.Replaying;

/// <summary>
/// Puts dead-lettered fetches back on the queue. A fetch is claimed by one conditional write to its checkpoint before
/// its command is sent, so that of two replays at the same time only one sends it; a claim whose holder died is taken
/// over. A letter that was written after the replay was asked for is left: nothing is replayed for ever.
/// </summary>
public sealed class DeadLetterReplay(
    DeadLetterSearch search,
    FetchCheckpoints checkpoints,
    RunRecords records,
    RunSender sender,
    IOptions<SchedulerOptions> options
)
{
    /// <summary>Claims and sends what the run's selection names.</summary>
    public async Task SendAsync(RunLedger run, RunRecord record, CancellationToken cancellationToken)
    {
        var selection = record.Replay ?? new ReplaySelection();
        await foreach (var letter in search.FindAsync(selection, cancellationToken))
        {
            if (!IsReplayed(letter, record, selection))
            {
                continue;
            }

            if (await ClaimAsync(letter, run.RunId, cancellationToken) is { } claimed)
            {
                run.Note(claimed);
                await sender.SendAsync(claimed.ToCommand(), cancellationToken);
            }
        }
    }

    private bool IsReplayed(DeadLetter letter, RunRecord record, ReplaySelection selection) =>
        letter.LastFailedAt <= record.RequestedAt
        && (letter.Failures < options.Value.MaxFailures || selection.FetchIds.Count > 0);

    /// <returns>The claimed fetch, or null when it is somebody else's or not dead any more.</returns>
    private async Task<FetchCheckpoint?> ClaimAsync(
        DeadLetter letter,
        string runId,
        CancellationToken cancellationToken
    )
    {
        var command = letter.Command with { RunId = runId };
        var known = await checkpoints.FindAsync(command.Endpoint, command.FetchId, cancellationToken);
        var isOrphan =
            known is { Status: FetchStatus.Planned } && !await records.IsAliveAsync(known.RunId, cancellationToken);
        var isMine = false;
        var claimed = await checkpoints.UpdateAsync(
            command.Endpoint,
            command.FetchId,
            before =>
            {
                isMine =
                    before is null
                    || before.Status == FetchStatus.Dead
                    || (isOrphan && before.RunId == known?.RunId && before.Status == FetchStatus.Planned);
                return isMine ? FetchCheckpoint.Planned(before, command) : before;
            },
            cancellationToken
        );
        return isMine ? claimed : null;
    }
}
