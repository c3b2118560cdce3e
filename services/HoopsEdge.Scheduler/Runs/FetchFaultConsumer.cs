using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.State;
using MassTransit;

namespace HoopsEdge.Scheduler.Runs;

/// <summary>
/// A consumer that failed in a way that it did not expect leaves its fetch open; this ends it, so that the run ends
/// too and says what happened.
/// </summary>
internal sealed class FetchFaultConsumer(FetchCheckpoints checkpoints, DeadLetters deadLetters, TimeProvider time)
    : IConsumer<Fault<FetchCommand>>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<Fault<FetchCommand>> context)
    {
        var command = context.Message.Message;
        var error = context.Message.Exceptions.FirstOrDefault()?.Message.ReplaceLineEndings(" ") ?? "unknown failure";
        var isOpen = false;
        var dead = await checkpoints.UpdateAsync(
            command.Endpoint,
            command.FetchId,
            before =>
            {
                // A fetch that was given up has its dead letter already.
                isOpen =
                    before is { Status: FetchStatus.Planned or FetchStatus.Landed } && before.RunId == command.RunId;
                return isOpen && before is not null ? before with { Status = FetchStatus.Dead, Error = error } : before;
            },
            context.CancellationToken
        );
        if (isOpen && dead is not null)
        {
            var at = time.GetUtcNow();
            var letter = new DeadLetter
            {
                Command = command,
                ErrorClass = "fault",
                Message = error,
                Attempts = dead.Attempts,
                FirstFailedAt = at,
                LastFailedAt = at,
            };
            await deadLetters.PutAsync(letter, context.CancellationToken);
        }
    }
}

/// <summary>The queue of failed commands.</summary>
internal sealed class FetchFaultConsumerDefinition : ConsumerDefinition<FetchFaultConsumer>
{
    public FetchFaultConsumerDefinition() => EndpointName = "fetch-faults";
}
