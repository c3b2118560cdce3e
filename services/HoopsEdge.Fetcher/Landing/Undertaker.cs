using HoopsEdge.Contracts;
using HoopsEdge.Fetcher.Api;
using HoopsEdge.Fetcher.Bodies;
using HoopsEdge.Lakehouse.State;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Fetcher.Landing;

/// <summary>Gives a fetch up: writes its dead letter, says so, and notes it. The last content stays what it was.</summary>
internal sealed partial class Undertaker(
    RawWriter raw,
    DeadLetters deadLetters,
    FetchLedger ledger,
    TimeProvider time,
    ILogger<Undertaker> logger
)
{
    /// <summary>Gives up on an answer.</summary>
    /// <param name="attempt">The fetch, whose outcome is a failure.</param>
    /// <param name="cancellationToken">Stops before the checkpoint moves.</param>
    /// <returns>One line that says what failed.</returns>
    public async Task<string> BuryAsync(FetchAttempt attempt, CancellationToken cancellationToken)
    {
        var (errorClass, message, body) = attempt.Answer.Outcome switch
        {
            ApiOutcome.BadRequest failure => ("bad_request", failure.Message, null),
            ApiOutcome.Unusable failure => ("unusable", failure.Message, failure.Body),
            ApiOutcome.Exhausted failure => ("exhausted", failure.Message, null),
            _ => throw new InvalidOperationException("A fetch ended without an outcome"),
        };
        await BuryAsync(attempt, errorClass, message, body, cancellationToken);
        return message;
    }

    private async Task BuryAsync(
        FetchAttempt attempt,
        string errorClass,
        string message,
        BodyFile? body,
        CancellationToken cancellationToken
    )
    {
        var (command, request, answer, bus) = attempt;
        var at = time.GetUtcNow();
        string? rawKey = null;
        if (body is not null)
        {
            var page = new RawPage
            {
                Command = command,
                Request = request,
                Body = body,
                IngestedAt = at,
                ContentHash = body.Scan.ContentHash,
                Number = answer.Pages.Count + 1,
                Of = answer.Pages.Count + 1,
                MisfitText = message,
            };
            rawKey = await raw.PutAsync(page, cancellationToken);
        }

        var letter = LetterOf(command, errorClass, message, at) with
        {
            Attempts = answer.Attempts,
            Status = answer.Status,
            ResponseHead = answer.Head,
            RawKey = rawKey,
        };
        await SendAsync(letter, bus, cancellationToken);
        await ledger.EndAsync(command, answer, FetchStatus.Dead, null, cancellationToken, message);
    }

    /// <summary>Gives up on a command that is no request of the API.</summary>
    public async Task BuryCommandAsync(
        FetchCommand command,
        string message,
        IPublishEndpoint bus,
        CancellationToken cancellationToken
    )
    {
        await SendAsync(LetterOf(command, "bad_request", message, time.GetUtcNow()), bus, cancellationToken);
        await ledger.FailAsync(command, message, cancellationToken);
    }

    private static DeadLetter LetterOf(FetchCommand command, string errorClass, string message, DateTimeOffset at) =>
        new()
        {
            Command = command,
            ErrorClass = errorClass,
            Message = message,
            FirstFailedAt = at,
            LastFailedAt = at,
        };

    private async Task SendAsync(DeadLetter letter, IPublishEndpoint bus, CancellationToken cancellationToken)
    {
        var command = letter.Command;
        var key = await deadLetters.PutAsync(letter, cancellationToken);
        LogDead(logger, command.FetchId, command.Endpoint, letter.ErrorClass, letter.Message);
        await bus.Publish(
            new FetchDeadLettered
            {
                RunId = command.RunId,
                FetchId = command.FetchId,
                Endpoint = command.Endpoint,
                Error = letter.Message,
                DeadLetterKey = key,
            },
            cancellationToken
        );
    }
}
