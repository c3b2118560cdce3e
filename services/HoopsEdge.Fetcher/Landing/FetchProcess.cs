using HoopsEdge.Contracts;
using HoopsEdge.Fetcher.Api;
using HoopsEdge.Fetcher.Paging;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Fetcher.Landing;

/// <summary>
/// Carries one command through. The order is what makes it safe to die anywhere: raw is durable, then RawLanded is
/// confirmed, then the checkpoint moves; a command that comes again repeats at most what was not noted.
/// </summary>
internal sealed partial class FetchProcess(
    PagedFetch pages,
    CallGate gate,
    FetchStops stops,
    FetchLedger ledger,
    AnswerLander lander,
    Undertaker undertaker,
    DeadLetters deadLetters,
    TimeProvider time,
    ILogger<FetchProcess> logger
) : IFetchProcess
{
    /// <inheritdoc />
    public async Task<string?> RunAsync(
        FetchCommand command,
        bool isRepeat,
        IPublishEndpoint bus,
        CancellationToken cancellationToken
    )
    {
        using var activity = FetcherTelemetry.StartFetch(command);
        if (await IsClosedAsync(command, isRepeat, cancellationToken))
        {
            return null;
        }

        if (!TryRead(command, out var request, out var error))
        {
            await undertaker.BuryCommandAsync(command, error, bus, cancellationToken);
            return error;
        }

        if (!await ledger.StartAsync(command, isRepeat, time.GetUtcNow(), cancellationToken))
        {
            LogInHand(logger, command.FetchId, command.Endpoint);
            return null;
        }

        var started = time.GetTimestamp();
        using var answer = await pages.FetchAsync(request, cancellationToken);
        var reason = await SettleAsync(new FetchAttempt(command, request, answer, bus), cancellationToken);
        var outcome = answer.Outcome?.GetType().Name ?? "";
        var (rows, took) = (answer.Rows, time.GetElapsedTime(started).TotalMilliseconds);
        activity?.SetTag("hoops.outcome", outcome);
        activity?.SetTag("hoops.rows", rows);
        LogFetched(logger, command.FetchId, command.Endpoint, outcome, rows, answer.Answers, took);
        return reason;
    }

    private async Task<bool> IsClosedAsync(FetchCommand command, bool isRepeat, CancellationToken cancellationToken)
    {
        var checkpoint = await ledger.FindAsync(command, cancellationToken);
        if (checkpoint is not null && checkpoint.RunId == command.RunId && checkpoint.Status != FetchStatus.Planned)
        {
            LogSkipped(logger, command.FetchId, command.Endpoint, checkpoint.Status);
            return true;
        }

        if (await stops.FindAsync(command.RunId, cancellationToken) is { } stop)
        {
            LogStopped(logger, command.FetchId, command.Endpoint, stop.Reason);
            await ledger.PostponeAsync(command, null, null, cancellationToken);
            return true;
        }

        if (await gate.ClosedUntilAsync(cancellationToken) is { } until)
        {
            LogSuspended(logger, command.FetchId, command.Endpoint, until);
            await ledger.PostponeAsync(command, null, until, cancellationToken);
            return true;
        }

        return false;
    }

    /// <returns>Why the fetch was given up for good, or null.</returns>
    private async Task<string?> SettleAsync(FetchAttempt attempt, CancellationToken cancellationToken)
    {
        switch (attempt.Answer.Outcome)
        {
            case ApiOutcome.Content:
                await lander.LandAsync(attempt, cancellationToken);
                break;
            case ApiOutcome.Empty empty:
                await lander.LandEmptyAsync(attempt, empty.Body, cancellationToken);
                break;
            case ApiOutcome.NotFound:
                await EndAsync(attempt, FetchStatus.NotFound, cancellationToken);
                break;
            case ApiOutcome.NotEntitled:
                await EndAsync(attempt, FetchStatus.NotEntitled, cancellationToken);
                break;
            case ApiOutcome.BadKey stop:
                await StopAsync(attempt, "bad_key", $"the API refuses the key: {stop.Message}", cancellationToken);
                return null;
            case ApiOutcome.Blacklisted stop:
                await StopAsync(
                    attempt,
                    "blacklisted",
                    $"the API has blocked the account: {stop.Message}",
                    cancellationToken
                );
                return null;
            case ApiOutcome.QuotaExhausted:
                var until = await gate.CloseAsync(cancellationToken);
                LogSuspended(logger, attempt.Command.FetchId, attempt.Command.Endpoint, until);
                await ledger.PostponeAsync(attempt.Command, attempt.Answer, until, cancellationToken);
                return null;
            default:
                return await undertaker.BuryAsync(attempt, cancellationToken);
        }

        await deadLetters.DeleteAsync(attempt.Command.Endpoint, attempt.Command.FetchId, cancellationToken);
        return null;
    }

    private Task EndAsync(FetchAttempt attempt, FetchStatus status, CancellationToken cancellationToken) =>
        ledger.EndAsync(attempt.Command, attempt.Answer, status, time.GetUtcNow(), cancellationToken);

    private async Task StopAsync(
        FetchAttempt attempt,
        string reason,
        string message,
        CancellationToken cancellationToken
    )
    {
        var command = attempt.Command;
        var stop = new FetchStop(command.RunId, reason, message, time.GetUtcNow());
        if (await stops.SetAsync(stop, cancellationToken))
        {
            LogRunStopped(logger, command.RunId, message);
        }

        await ledger.PostponeAsync(command, attempt.Answer, null, cancellationToken);
    }

    private static bool TryRead(FetchCommand command, out FetchRequest request, out string error)
    {
        request = null!;
        error = "";
        if (!EndpointContracts.All.TryGetValue(command.Endpoint, out var contract))
        {
            error = $"endpoint '{command.Endpoint}' is not known";
            return false;
        }

        try
        {
            request = FetchRequest.Create(contract, command.Parameters);
        }
        catch (ArgumentException unfit)
        {
            error = unfit.Message;
            return false;
        }

        if (request.FetchId != command.FetchId)
        {
            error = $"fetch id {command.FetchId} is not that of the request, {request.FetchId}";
        }

        return error.Length == 0;
    }
}

/// <summary>A command with the answer that it got.</summary>
internal sealed record FetchAttempt(
    FetchCommand Command,
    FetchRequest Request,
    PagedAnswer Answer,
    IPublishEndpoint Bus
);
