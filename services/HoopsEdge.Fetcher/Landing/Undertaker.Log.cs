using Microsoft.Extensions.Logging;

namespace HoopsEdge.Fetcher.Landing;

/// <content>Events.</content>
internal sealed partial class Undertaker
{
    [LoggerMessage(
        EventName = "FetchDead",
        Level = LogLevel.Error,
        Message = "Fetch {FetchId} of {Endpoint} is dead ({ErrorClass}): {Reason}"
    )]
    private static partial void LogDead(
        ILogger logger,
        string fetchId,
        string endpoint,
        string errorClass,
        string reason
    );
}
