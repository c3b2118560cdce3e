using HoopsEdge.Contracts;
using HoopsEdge.Fetcher;
using HoopsEdge.Lakehouse.State;
using MassTransit;

namespace HoopsEdge.Benchmarks.Bus;

/// <summary>
/// A fetch without a request: what it notes in the state store is what a fetch notes, once when it is begun and once when
/// it has ended. It does not pass over what is done already, so that a command that came twice shows as two attempts.
/// </summary>
internal sealed class NoOpFetch(FetchCheckpoints checkpoints, TimeProvider time) : IFetchProcess
{
    /// <inheritdoc />
    public async Task<string?> RunAsync(
        FetchCommand command,
        bool isRepeat,
        IPublishEndpoint bus,
        CancellationToken cancellationToken
    )
    {
        await RunAsync(command, cancellationToken);
        return null;
    }

    /// <summary>Notes the begin and the end.</summary>
    public async Task RunAsync(FetchCommand command, CancellationToken cancellationToken)
    {
        await UpdateAsync(
            command,
            known => known with { StartedAt = time.GetUtcNow(), Attempts = known.Attempts + 1 },
            cancellationToken
        );
        await UpdateAsync(
            command,
            known => known with { Status = FetchStatus.Empty, AnsweredAt = time.GetUtcNow() },
            cancellationToken
        );
    }

    private Task UpdateAsync(
        FetchCommand command,
        Func<FetchCheckpoint, FetchCheckpoint> change,
        CancellationToken cancellationToken
    ) =>
        checkpoints.UpdateAsync(
            command.Endpoint,
            command.FetchId,
            before => change(before ?? FetchCheckpoint.Planned(null, command)),
            cancellationToken
        );
}
