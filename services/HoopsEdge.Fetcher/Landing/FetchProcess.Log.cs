using HoopsEdge.Lakehouse.State;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Fetcher.Landing;

/// <content>Events.</content>
internal sealed partial class FetchProcess
{
    [LoggerMessage(
        EventName = "Fetched",
        Level = LogLevel.Debug,
        Message = "Fetch {FetchId} of {Endpoint}: {Outcome}, {Rows} rows, {Calls} calls, {Milliseconds:0} ms"
    )]
    private static partial void LogFetched(
        ILogger logger,
        string fetchId,
        string endpoint,
        string outcome,
        long rows,
        int calls,
        double milliseconds
    );

    [LoggerMessage(
        EventName = "FetchSkipped",
        Level = LogLevel.Debug,
        Message = "Fetch {FetchId} of {Endpoint} came again: its run has it as {Status} already"
    )]
    private static partial void LogSkipped(ILogger logger, string fetchId, string endpoint, FetchStatus status);

    [LoggerMessage(
        EventName = "FetchInHand",
        Level = LogLevel.Debug,
        Message = "Fetch {FetchId} of {Endpoint} came twice: a fetcher has the other copy in hand"
    )]
    private static partial void LogInHand(ILogger logger, string fetchId, string endpoint);

    [LoggerMessage(
        EventName = "FetchOfStoppedRun",
        Level = LogLevel.Debug,
        Message = "Fetch {FetchId} of {Endpoint} stays planned: its run is stopped ({Reason})"
    )]
    private static partial void LogStopped(ILogger logger, string fetchId, string endpoint, string reason);

    [LoggerMessage(
        EventName = "QuotaUsedUp",
        Level = LogLevel.Warning,
        Message = "Fetch {FetchId} of {Endpoint} stays planned: the month's calls are used up until {Until:u}"
    )]
    private static partial void LogSuspended(ILogger logger, string fetchId, string endpoint, DateTimeOffset until);

    [LoggerMessage(EventName = "RunStopped", Level = LogLevel.Error, Message = "Run {RunId} is stopped: {Message}")]
    private static partial void LogRunStopped(ILogger logger, string runId, string message);
}
