using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler.Planning;

namespace HoopsEdge.Scheduler.Runs;

/// <summary>Puts a run's fetches on the bus and follows their checkpoints.</summary>
public sealed class RunQueue(RunSender sender, FetchCheckpoints checkpoints, FetchStops stops)
{
    /// <summary>Open fetches that one look covers; more than a fetcher and a transformer have in hand.</summary>
    private const int LookAhead = 300;

    /// <summary>Commands on their way to the broker at once: one by one each would wait for the broker's disk.</summary>
    private const int SentAtOnce = 32;

    private const string Interruption = "interrupted";

    /// <summary>Marks fetches as planned by the run and sends their commands.</summary>
    public async Task SendAsync(RunLedger run, IEnumerable<PlannedFetch> fetches, CancellationToken cancellationToken)
    {
        foreach (var block in fetches.Chunk(SentAtOnce))
        {
            var commands = new List<FetchCommand>(block.Length);
            foreach (var fetch in block)
            {
                if (await PlanAsync(run, fetch, cancellationToken) is { } command)
                {
                    commands.Add(command);
                }
            }

            await Task.WhenAll(commands.Select(command => sender.SendAsync(command, cancellationToken)));
        }
    }

    /// <summary>
    /// Takes up what an earlier holder of this run left: its fetches are the run's again, and commands that nobody has
    /// in hand are sent again. For a new run there is nothing.
    /// </summary>
    public async Task RecoverAsync(RunLedger run, CancellationToken cancellationToken)
    {
        foreach (var endpoint in EndpointContracts.All.Keys)
        {
            await foreach (var checkpoint in checkpoints.OfEndpointAsync(endpoint, cancellationToken))
            {
                if (checkpoint.RunId == run.RunId)
                {
                    run.Note(checkpoint);
                }
            }
        }

        await ResendOpenAsync(run, int.MaxValue, cancellationToken);
    }

    /// <summary>
    /// Sends the messages of open fetches again. A second copy does no harm: what is in hand or done is passed over.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="most">Fetches at most.</param>
    /// <param name="cancellationToken">Stops before the next message.</param>
    public async Task ResendOpenAsync(RunLedger run, int most, CancellationToken cancellationToken)
    {
        var open = run.Fetches.Where(fetch => !RunTally.IsSettled(fetch) && fetch.NotBefore is null).Take(most);
        foreach (var fetch in open.ToArray())
        {
            if (fetch.Status == FetchStatus.Landed)
            {
                await sender.PublishAsync(fetch.ToLanding(), cancellationToken);
            }
            else
            {
                await sender.SendAsync(fetch.ToCommand(), cancellationToken);
            }
        }
    }

    /// <summary>
    /// Sends again what landed but never reached silver: a process died in between. No call is made for it.
    /// </summary>
    public async Task ResendLandedAsync(RunLedger run, CancellationToken cancellationToken)
    {
        foreach (var endpoint in EndpointContracts.All.Keys)
        {
            var waiting = new List<FetchCheckpoint>();
            await foreach (var checkpoint in checkpoints.OfEndpointAsync(endpoint, cancellationToken))
            {
                if (checkpoint is { InSilver: false, IngestedAt: not null })
                {
                    waiting.Add(checkpoint);
                }
            }

            foreach (var checkpoint in waiting)
            {
                var landed = await checkpoints.UpdateAsync(
                    endpoint,
                    checkpoint.FetchId,
                    before =>
                        before is { InSilver: false }
                            ? before with
                            {
                                Status = FetchStatus.Landed,
                                RunId = run.RunId,
                                Calls = 0,
                                Attempts = 0,
                            }
                            : before,
                    cancellationToken
                );
                if (landed is { Status: FetchStatus.Landed })
                {
                    run.Note(landed);
                    await sender.PublishAsync(landed.ToLanding(), cancellationToken);
                }
            }
        }
    }

    /// <summary>Sends commands again whose quota suspension is over.</summary>
    public async Task ResendDueAsync(RunLedger run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (
            var suspended in run
                .Fetches.Where(fetch => fetch is { Status: FetchStatus.Planned, NotBefore: not null })
                .ToArray()
        )
        {
            if (suspended.NotBefore > now)
            {
                continue;
            }

            var due = await checkpoints.UpdateAsync(
                suspended.Endpoint,
                suspended.FetchId,
                before => before is null ? null : before with { NotBefore = null },
                cancellationToken
            );
            if (due is not null)
            {
                run.Note(due);
                await sender.SendAsync(due.ToCommand(), cancellationToken);
            }
        }
    }

    /// <summary>Reads how far the run's open fetches have come, and whether the API wants it to stop.</summary>
    public async Task RefreshAsync(RunLedger run, CancellationToken cancellationToken)
    {
        // Commands are answered about in the order sent: far behind a row of open ones nothing can have happened yet.
        var stillOpen = 0;
        foreach (var open in run.Fetches.Where(fetch => !RunTally.IsSettled(fetch)).ToArray())
        {
            if (stillOpen == LookAhead)
            {
                break;
            }

            var now = await checkpoints.FindAsync(open.Endpoint, open.FetchId, cancellationToken);
            if (now is not null && now.RunId == run.RunId)
            {
                run.Note(now);
                stillOpen += RunTally.IsSettled(now) ? 0 : 1;
            }
        }

        var stop = await stops.FindAsync(run.RunId, cancellationToken);
        run.Stop = stop?.Reason == Interruption ? null : stop?.Message;
    }

    /// <summary>Tells every fetcher to leave the run's commands alone that it has not begun.</summary>
    public Task InterruptAsync(RunLedger run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stop = new FetchStop(run.RunId, Interruption, "the run was interrupted", now);
        return stops.SetAsync(stop, cancellationToken);
    }

    private async Task<FetchCommand?> PlanAsync(RunLedger run, PlannedFetch fetch, CancellationToken cancellationToken)
    {
        FetchCheckpoint? known = null;
        var command = CommandOf(run, fetch);
        var planned = await checkpoints.UpdateAsync(
            command.Endpoint,
            command.FetchId,
            before => FetchCheckpoint.Planned(known = before, command),
            cancellationToken
        );
        run.Expect(fetch, known);
        if (planned is null)
        {
            return null;
        }

        run.Note(planned);
        return command;
    }

    private static FetchCommand CommandOf(RunLedger run, PlannedFetch fetch) =>
        new()
        {
            RunId = run.RunId,
            FetchId = fetch.Request.FetchId,
            Endpoint = fetch.Request.Contract.Name,
            Parameters = fetch.Request.Parameters,
            Scope = fetch.Scope,
        };
}
