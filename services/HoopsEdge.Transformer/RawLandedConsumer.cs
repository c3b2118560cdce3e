using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.ServiceDefaults.Bus;
using HoopsEdge.Transformer.Bronze;
using MassTransit;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Transformer;

/// <summary>Takes landed answers in batches to bronze and silver and says which tables changed.</summary>
internal sealed partial class RawLandedConsumer(
    LandedTransformer transformer,
    BatchQueue<ConsumeContext<RawLanded>> queue,
    FetchCheckpoints checkpoints,
    DeadLetters deadLetters,
    IEnumerable<IErrorQueue> errorQueues,
    TimeProvider time,
    ILogger<RawLandedConsumer> logger
) : IConsumer<Batch<RawLanded>>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<Batch<RawLanded>> context) =>
        queue.RunAsync(
            context.Message.ToArray(),
            messages => TransformAsync(context, messages),
            context.CancellationToken
        );

    private async Task TransformAsync(ConsumeContext context, IReadOnlyList<ConsumeContext<RawLanded>> messages)
    {
        using var activity = TransformerTelemetry.StartBatch(messages);
        RawLanded[] batch = [.. messages.Select(message => message.Message)];
        foreach (var refusal in await TransformAsync(context, batch))
        {
            await RefuseAsync(context, refusal);
        }
    }

    /// <summary>One poisonous answer must not take its neighbours along: a failed batch is tried answer by answer.</summary>
    private async Task<IReadOnlyList<Refusal>> TransformAsync(
        ConsumeContext context,
        IReadOnlyCollection<RawLanded> batch
    )
    {
        try
        {
            return await transformer.TransformAsync(
                batch,
                change => context.Publish(change, context.CancellationToken),
                context.CancellationToken
            );
        }
        catch (Exception failure) when (!context.CancellationToken.IsCancellationRequested)
        {
            LogBatchFailed(logger, failure, batch.Count);
            if (batch.Count == 1)
            {
                return [new Refusal(batch.First(), failure.Message.ReplaceLineEndings(" "))];
            }

            var refused = new List<Refusal>();
            foreach (var landed in batch)
            {
                refused.AddRange(await TransformAsync(context, [landed]));
            }

            return refused;
        }
    }

    private async Task RefuseAsync(ConsumeContext context, Refusal refusal)
    {
        var landed = refusal.Landed;
        LogRefused(logger, landed.Endpoint, landed.FetchId, refusal.Reason);
        var checkpoint = await checkpoints.UpdateAsync(
            landed.Endpoint,
            landed.FetchId,
            before =>
                before is null || before.RunId != landed.RunId
                    ? before
                    : before with
                    {
                        Status = FetchStatus.Dead,
                        Error = refusal.Reason,
                    },
            context.CancellationToken
        );
        if (checkpoint is not null)
        {
            await BuryAsync(context, checkpoint, refusal.Reason);
        }
    }

    private async Task BuryAsync(ConsumeContext context, FetchCheckpoint checkpoint, string reason)
    {
        var at = time.GetUtcNow();
        var letter = new DeadLetter
        {
            Command = checkpoint.ToCommand(),
            ErrorClass = "transform",
            Message = reason,
            Attempts = checkpoint.Attempts,
            RawKey = checkpoint.RawKeys.Count > 0 ? checkpoint.RawKeys[0] : null,
            FirstFailedAt = at,
            LastFailedAt = at,
        };
        var dead = new FetchDeadLettered
        {
            RunId = checkpoint.RunId,
            FetchId = checkpoint.FetchId,
            Endpoint = checkpoint.Endpoint,
            Error = reason,
            DeadLetterKey = await deadLetters.PutAsync(letter, context.CancellationToken),
        };
        await context.Publish(dead, context.CancellationToken);
        foreach (var queue in errorQueues)
        {
            await queue.AddAsync(letter.Command, reason, context.CancellationToken);
        }
    }

    [LoggerMessage(EventName = "BatchFailed", Level = LogLevel.Error, Message = "A batch of {Answers} answers failed")]
    private static partial void LogBatchFailed(ILogger logger, Exception exception, int answers);

    [LoggerMessage(
        EventName = "AnswerRefused",
        Level = LogLevel.Error,
        Message = "{Endpoint} {FetchId} cannot become rows: {Reason}"
    )]
    private static partial void LogRefused(ILogger logger, string endpoint, string fetchId, string reason);
}

/// <summary>
/// The queue of the transformer. A batch is closed when it is full or no answer came for a while: each batch builds the
/// partitions that it touches, so that a few large ones cost much less than many small ones. Those that are closed while
/// one is worked on go through together. Games have batches of their own: a run plans most of its fetches from them, and
/// would stand still while they wait for the answers that go on coming.
/// </summary>
internal sealed class RawLandedConsumerDefinition : ConsumerDefinition<RawLandedConsumer>
{
    /// <summary>Batches in hand: one that is worked on, the others collecting or waiting for it.</summary>
    private const int BatchesAtOnce = 4;

    private readonly TransformOptions _options;

    public RawLandedConsumerDefinition(IOptions<TransformOptions> options)
    {
        _options = options.Value;
        EndpointName = "transform";
    }

    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<RawLandedConsumer> consumerConfigurator,
        IRegistrationContext context
    )
    {
        endpointConfigurator.PrefetchCount = _options.BatchSize * BatchesAtOnce;
        consumerConfigurator.Options<BatchOptions>(batch =>
            batch
                .SetMessageLimit(_options.BatchSize)
                .SetTimeLimit(TimeSpan.FromSeconds(_options.BatchWaitSeconds))
                .SetTimeLimitStart(BatchTimeLimitStart.FromLast)
                .SetConcurrencyLimit(BatchesAtOnce)
                .GroupBy<RawLanded, bool>(landed => landed.Message.Endpoint == EndpointContracts.Games)
        );
    }
}
