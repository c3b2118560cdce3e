using Microsoft.Extensions.Logging;

namespace HoopsEdge.Fetcher.Api;

/// <content>Events.</content>
internal sealed partial class ApiClient
{
    [LoggerMessage(
        EventName = "AttemptFailed",
        Level = LogLevel.Warning,
        Message = "Fetch {FetchId} of {Endpoint}, attempt {Attempt}: {Reason}"
    )]
    private static partial void LogAttemptFailed(
        ILogger logger,
        string fetchId,
        string endpoint,
        int attempt,
        string reason
    );
}
